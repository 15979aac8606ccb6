/** Verbindungen zu Servern: Anmeldung, TLS, Proxy, Antworten, und was an Antworten nicht lesbar ist. */
import type { Sentence } from '../../../../src-main/domain/sentenceIndex.ts'

export const servers: readonly Sentence[] = [
  // Was ein Server antwortet
  ['Server "{0}" {1}: {2} {3} ({4}). {5}', 'Server „{0}“ {1t}: {2} {3} ({4}). {5t}'],
  ['It says: "{0}". {1}', 'Er sagt: „{0}“. {1t}'],
  ['Its gateway says: "{0}". {1}', 'Sein Gateway sagt: „{0}“. {1t}'],
  ['does not accept the content', 'nimmt den Inhalt nicht an'],
  [
    'Correct the object, or the attribute names in the mapping of the server, and try again.',
    'Das Objekt oder die Attributnamen in der Zuordnung des Servers berichtigen und noch einmal versuchen.',
  ],
  ['refuses the credentials', 'lehnt die Zugangsdaten ab'],
  [
    'Check logon name and password (they may have expired) in the settings of the server. Nothing more is sent with them.',
    'Anmeldename und Passwort (womöglich abgelaufen) in den Einstellungen des Servers prüfen. Mit ihnen wird nichts mehr gesendet.',
  ],
  ['forbids the request', 'verbietet die Anfrage'],
  [
    'Either the API key is missing, wrong or not allowed from this network, or the API user lacks the right for this kind of object. Check the key in the settings of the server, and the rights of the API user in System Configurator.',
    'Entweder fehlt der API-Schlüssel, ist falsch oder aus diesem Netz nicht zugelassen, oder dem API-Benutzer fehlt das Recht für diese Art von Objekt. Den Schlüssel in den Einstellungen des Servers prüfen und die Rechte des API-Benutzers im System Configurator.',
  ],
  ['does not know the resource', 'kennt die Ressource nicht'],
  [
    'Check the URL of the server and the path in its mapping.',
    'Die URL des Servers und den Pfad in seiner Zuordnung prüfen.',
  ],
  ['does not offer this method', 'bietet diese Methode nicht an'],
  ['took too long', 'brauchte zu lange'],
  ['Try again later.', 'Später noch einmal versuchen.'],
  ['reports a conflict with an object that it has', 'meldet einen Konflikt mit einem vorhandenen Objekt'],
  [
    'Look on the server for an object of the same name, also one that the API user may not see; then plan again.',
    'Auf dem Server nach einem Objekt desselben Namens suchen, auch nach einem, das der API-Benutzer nicht sehen darf; dann neu planen.',
  ],
  ['wants fewer requests', 'verlangt weniger Anfragen'],
  [
    'Wait and try again, or set a lower "concurrency" in the mapping of the server.',
    'Warten und noch einmal versuchen, oder „concurrency“ in der Zuordnung des Servers kleiner setzen.',
  ],
  ['does not accept the request', 'nimmt die Anfrage nicht an'],
  [
    'Check the object, the URL and the mapping of the server.',
    'Das Objekt, die URL und die Zuordnung des Servers prüfen.',
  ],
  ['failed', 'meldet einen eigenen Fehler'],
  [
    'Try again later; if it stays, the log of the server has the reason.',
    'Später noch einmal versuchen; bleibt es dabei, steht der Grund im Protokoll des Servers.',
  ],
  [
    'Server "{0}" answered {1} {2} ({3}) with more than {4} KiB. Nothing of it was used. Check that the URL is the resource root of RCI, or set a smaller paging.limit.',
    'Server „{0}“ antwortete auf {1} {2} ({3}) mit mehr als {4} KiB. Nichts davon wurde verwendet. Prüfen, ob die URL die Wurzel von RCI ist, oder paging.limit kleiner setzen.',
  ],
  [
    'Server "{0}" answered {1} {2} ({3}) with a redirect to {4}. Patchbay does not follow it, so that credentials reach no other address. Enter the final address as the URL of the server.',
    'Server „{0}“ antwortete auf {1} {2} ({3}) mit einer Umleitung nach {4t}. Patchbay folgt ihr nicht, damit Zugangsdaten keine andere Adresse erreichen. Die endgültige Adresse als URL des Servers eingeben.',
  ],
  ['an unknown address', 'einer unbekannten Adresse'],
  [
    'The answer of server "{0}" to GET {1} {2}. Nothing of it was used. Check that the URL is the resource root of RCI, and the mapping of the server.',
    'Die Antwort von Server „{0}“ auf GET {1} {2t}. Nichts davon wurde verwendet. Prüfen, ob die URL die Wurzel von RCI ist, und die Zuordnung des Servers.',
  ],
  ['has "{0}", which cannot be read. {1}', 'enthält „{0}“, das nicht lesbar ist. {1t}'],
  ['cannot be read. {0}', 'ist nicht lesbar. {0t}'],
  ['has another id', 'hat eine andere ID'],
  ['is no JSON (content type {0})', 'ist kein JSON (Inhaltstyp {0t})'],
  ['not given', 'nicht genannt'],
  ['is no JSON array', 'ist keine JSON-Liste'],
  ['is no JSON', 'ist kein JSON'],
  [
    'is a page of HTML, as a logon page or another application gives it',
    'ist eine HTML-Seite, wie eine Anmeldeseite oder eine andere Anwendung sie liefert',
  ],
  ['does not come to an end', 'nimmt kein Ende'],
  [
    'Server "{0}" does not know the resource: {1} {2} (404). Check the URL of the server and the path in its mapping.',
    'Server „{0}“ kennt die Ressource nicht: {1} {2} (404). Die URL des Servers und den Pfad in seiner Zuordnung prüfen.',
  ],
  [
    'Server "{0}" no longer has the object, or the API user may not see it: {1} {2} (404). Read the server again and plan anew.',
    'Server „{0}“ hat das Objekt nicht mehr, oder der API-Benutzer darf es nicht sehen: {1} {2} (404). Den Server neu lesen und neu planen.',
  ],
  [
    'Whether "{0}" is on server "{1}" is not known: the list {2} changed while it was read. Try again when nobody else works on the server.',
    'Ob „{0}“ auf Server „{1}“ ist, ist nicht bekannt: Die Liste {2} änderte sich beim Lesen. Noch einmal versuchen, wenn niemand sonst auf dem Server arbeitet.',
  ],
  [
    'The service was created, but not all of its authentications: {0}',
    'Der Service wurde angelegt, aber nicht alle seine Authentifizierungen: {0t}',
  ],
  [
    'Server "{0}" shows no user role "{1}", so the right Use on Messaging Service was neither given nor taken back. Create the role in System Configurator with this right and nothing else, let the API user view roles, or name another role under rights.roleName in the mapping of the server.',
    'Server „{0}“ zeigt keine Benutzerrolle „{1}“, deshalb wurde das Recht „Nutzung von Messaging Service“ weder gegeben noch genommen. Im System Configurator die Rolle mit diesem Recht und sonst keinem anlegen, den API-Benutzer Rollen sehen lassen oder unter rights.roleName in der Zuordnung des Servers eine andere nennen.',
  ],
  // Verbindung
  ['{0} {1} on server "{2}" was cancelled.', '{0} {1} auf Server „{2}“ wurde abgebrochen.'],
  [
    '{0} {1} on server "{2}" was cancelled while it waited for its turn ("requestsPerMinute" in the mapping of the server). It was not sent.',
    '{0} {1} auf Server „{2}“ wurde abgebrochen, während es wartete („requestsPerMinute“ in der Zuordnung des Servers). Es wurde nicht gesendet.',
  ],
  ['{0} {1} through the proxy {2}', '{0} {1} über den Proxy {2}'],
  [' through the proxy {0}', ' über den Proxy {0}'],
  ['Nothing was sent.', 'Nichts wurde gesendet.'],
  [
    'Server "{0}" ({1}) did not answer {2} within {3} ms. Check the network, or give the server more time with "timeoutMs" in its mapping.',
    'Server „{0}“ ({1}) antwortete auf {2t} nicht innerhalb von {3} ms. Das Netz prüfen oder dem Server mit „timeoutMs“ in seiner Zuordnung mehr Zeit geben.',
  ],
  [
    'Server "{0}" ({1}) cannot be reached{2}: {3}. Nothing reached the server. Check the proxy in the settings of the system (or HTTPS_PROXY), or tell the server in its settings to use no proxy.',
    'Server „{0}“ ({1}) ist{2t} nicht erreichbar: {3t}. Nichts erreichte den Server. Den Proxy in den Einstellungen des Systems (oder HTTPS_PROXY) prüfen oder in den Einstellungen des Servers auf den Proxy verzichten.',
  ],
  [
    'The secure connection to server "{0}" ({1}){2} failed: {3}',
    'Die sichere Verbindung zu Server „{0}“ ({1}){2t} kam nicht zustande: {3t}',
  ],
  [
    'The secure connection to server "{0}" ({1}){2} failed, since {3} ({4}). {5}',
    'Die sichere Verbindung zu Server „{0}“ ({1}){2t} kam nicht zustande: {3t} ({4}). {5t}',
  ],
  [
    'Server "{0}" ({1}) cannot be reached for {2}: {3} ({4}). {5}',
    'Server „{0}“ ({1}) ist nicht erreichbar für {2t}: {3t} ({4}). {5t}',
  ],
  [
    'Server "{0}" ({1}) cannot be reached for {2}. {3}',
    'Server „{0}“ ({1}) ist nicht erreichbar für {2t}. {3t}',
  ],
  [
    'Check the URL, the network and whether the server runs.',
    'Die URL und das Netz prüfen, und ob der Server läuft.',
  ],
  [
    'It may also have refused the client certificate.',
    'Womöglich hat er auch das Client-Zertifikat abgelehnt.',
  ],
  [
    'the proxy asks for a logon (407). Patchbay knows only HTTP Basic, with name and password inside HTTPS_PROXY; refused ones are not tried again in this run',
    'der Proxy verlangt eine Anmeldung (407). Patchbay kennt nur HTTP Basic, mit Name und Passwort in HTTPS_PROXY; abgelehnte werden in diesem Lauf nicht noch einmal versucht',
  ],
  ['the proxy refused to open the way ({0})', 'der Proxy öffnet den Weg nicht ({0})'],
  ['the proxy cannot be reached', 'der Proxy ist nicht erreichbar'],
  ['the proxy cannot be reached: {0} ({1})', 'der Proxy ist nicht erreichbar: {0t} ({1})'],
  [
    'The proxy that this computer names for server "{0}" {1}. Nothing was sent. Set an http or https proxy in the system or in HTTPS_PROXY, or tell the server in its settings to use no proxy.',
    'Der Proxy, den dieser Computer für Server „{0}“ nennt, {1t}. Nichts wurde gesendet. Im System oder in HTTPS_PROXY einen http- oder https-Proxy angeben oder in den Einstellungen des Servers auf den Proxy verzichten.',
  ],
  ['speaks SOCKS, which Patchbay does not', 'spricht SOCKS, das Patchbay nicht kennt'],
  ['is no usable address', 'hat keine verwendbare Adresse'],
  [
    'The URL of server "{0}" cannot be used. Enter http or https, host and path, for example https://host:port/RI/rci, with logon name and password in their own fields and nothing after ? or #.',
    'Die URL von Server „{0}“ ist nicht verwendbar. http oder https, Host und Pfad eingeben, etwa https://host:port/RI/rci, Anmeldename und Passwort in die eigenen Felder und nichts hinter ? oder #.',
  ],
  // Anmeldung
  [
    'Server "{0}" has no credentials to log on with: authentication mode "{1}" needs {2}. Enter it in the settings of the server. Nothing was sent.',
    'Server „{0}“ hat keine Zugangsdaten zur Anmeldung: Die Anmeldeart „{1}“ braucht {2t}. In den Einstellungen des Servers eingeben. Nichts wurde gesendet.',
  ],
  ['a client certificate and its key', 'ein Client-Zertifikat und seinen Schlüssel'],
  ['an API key', 'einen API-Schlüssel'],
  ['API key', 'Wert „API-Schlüssel“'],
  ['a token', 'ein Token'],
  ['token', 'Wert „Token“'],
  ['a logon name and a password', 'einen Anmeldenamen und ein Passwort'],
  [
    'The {0} of server "{1}" holds characters that no header can carry (a space at an end, a line end, or a letter outside ASCII). Enter it again. Nothing was sent.',
    'Der {0t} von Server „{1}“ enthält Zeichen, die kein Header tragen kann (ein Leerzeichen am Rand, ein Zeilenende oder einen Buchstaben außerhalb von ASCII). Neu eingeben. Nichts wurde gesendet.',
  ],
  [
    'The logon name of server "{0}" holds a colon, which HTTP Basic authentication cannot carry. Use an API user without one.',
    'Der Anmeldename von Server „{0}“ enthält einen Doppelpunkt, den HTTP Basic nicht tragen kann. Einen API-Benutzer ohne Doppelpunkt verwenden.',
  ],
  [
    'The URL of server "{0}" does not end in /RI/rci, so the address for the log-on is not known. Enter the URL in the form https://host/tenant/ecfs/RI/rci, or choose another authentication mode.',
    'Die URL von Server „{0}“ endet nicht mit /RI/rci, deshalb ist die Adresse für die Anmeldung nicht bekannt. Die URL in der Form https://host/tenant/ecfs/RI/rci eingeben oder eine andere Anmeldeart wählen.',
  ],
  [
    'Server "{0}" accepted the log-on but gave no session (no JSESSIONID cookie). Check that the URL leads to an ECF web server, or choose another authentication mode.',
    'Server „{0}“ nahm die Anmeldung an, gab aber keine Sitzung (kein Cookie JSESSIONID). Prüfen, ob die URL zu einem ECF-Webserver führt, oder eine andere Anmeldeart wählen.',
  ],
  // TLS
  [
    '{0} of server "{1}" {2}. Enter it again in the settings of the server. Nothing was sent.',
    '{0t} von Server „{1}“ {2t}. In den Einstellungen des Servers neu eingeben. Nichts wurde gesendet.',
  ],
  ['The trusted authorities', 'Die vertrauenswürdigen Zertifizierungsstellen'],
  ['are not certificates in PEM form', 'sind keine Zertifikate in PEM-Form'],
  ['The client certificate', 'Das Client-Zertifikat'],
  ['is no certificate in PEM form', 'ist kein Zertifikat in PEM-Form'],
  ['The key of the client certificate', 'Der Schlüssel des Client-Zertifikats'],
  [
    'cannot be read or does not belong to it. A key is entered in PEM form (PKCS#8) without a passphrase',
    'ist nicht lesbar oder gehört nicht dazu. Ein Schlüssel wird in PEM-Form (PKCS#8) ohne Passphrase eingegeben',
  ],
  ['A pinned certificate', 'Ein angeheftetes Zertifikat'],
  [
    'is no SHA-256 fingerprint: 32 pairs of hexadecimal digits in capitals, joined by colons',
    'ist kein SHA-256-Fingerabdruck: 32 Paare hexadezimaler Ziffern in Großbuchstaben, durch Doppelpunkte verbunden',
  ],
  ['a client certificate', 'einem Client-Zertifikat'],
  ['pinned certificates', 'angehefteten Zertifikaten'],
  ['trusted authorities', 'vertrauenswürdigen Zertifizierungsstellen'],
  [' and ', ' und '],
  [
    'Server "{0}" is set up with {1}, but its URL begins with http, where no certificate is ever shown. Enter an https URL, or remove them. Nothing was sent.',
    'Server „{0}“ ist mit {1l} eingerichtet, aber seine URL beginnt mit http, wo nie ein Zertifikat gezeigt wird. Eine https-URL eingeben oder sie entfernen. Nichts wurde gesendet.',
  ],
  [
    "The server shows a certificate that is not pinned, with the SHA-256 fingerprint {0}. Compare it with the server's administrator by another way (telephone). Only if it is the same, add it to the pinned certificates in the settings of the server; if not, somebody stands between Patchbay and the server.",
    'Der Server zeigt ein Zertifikat, das nicht angeheftet ist, mit dem SHA-256-Fingerabdruck {0}. Mit dem Administrator des Servers auf anderem Weg (Telefon) vergleichen. Nur wenn er derselbe ist, ihn in den Einstellungen des Servers anheften; wenn nicht, steht jemand zwischen Patchbay und dem Server.',
  ],
  [
    "The certificate comes from an authority that this computer does not trust. If the authority is that of the organisation, add its certificate (PEM) to the trusted authorities in the server's settings.",
    'Das Zertifikat kommt von einer Stelle, der dieser Computer nicht vertraut. Ist es die Stelle der Organisation, ihr Zertifikat (PEM) in den Einstellungen des Servers zu den vertrauenswürdigen Zertifizierungsstellen hinzufügen.',
  ],
  [
    "The certificate is signed by itself. Ask the server's administrator for it (PEM), by another way than this connection, and add it to the trusted authorities in the server's settings.",
    'Das Zertifikat ist selbst signiert. Es (PEM) vom Administrator des Servers auf anderem Weg als dieser Verbindung erbitten und in den Einstellungen des Servers zu den vertrauenswürdigen Zertifizierungsstellen hinzufügen.',
  ],
  [
    "The certificate is outside its time of validity. The server's administrator has to renew it; check the clock of this computer as well.",
    'Das Zertifikat ist außerhalb seiner Gültigkeit. Der Administrator des Servers muss es erneuern; auch die Uhr dieses Computers prüfen.',
  ],
  [
    "The certificate is for another host. Enter the URL with the host name that the server's certificate has.",
    'Das Zertifikat gilt für einen anderen Host. Die URL mit dem Hostnamen eingeben, den das Zertifikat des Servers nennt.',
  ],
  [
    "The server did not accept the client certificate, or wants one and got none. Check the client certificate in the server's settings (authentication mode clientcert) and that the server trusts its authority.",
    'Der Server nahm das Client-Zertifikat nicht an, oder er verlangt eines und bekam keines. Das Client-Zertifikat in den Einstellungen des Servers prüfen (Anmeldeart clientcert) und ob der Server dessen Stelle vertraut.',
  ],
  [
    "Check the server's certificate, the host name and the scheme of the URL.",
    'Das Zertifikat des Servers, den Hostnamen und das Schema der URL prüfen.',
  ],
  ['{0} Nothing was saved.', '{0t} Nichts wurde gesichert.'],
  [
    'The private key cannot be read: it is not in PEM form, or its passphrase is missing or wrong. From a .pfx file, "openssl pkcs12 -in FILE -nocerts -out key.pem" makes one.',
    'Der private Schlüssel ist nicht lesbar: Er hat keine PEM-Form, oder seine Passphrase fehlt oder ist falsch. Aus einer .pfx-Datei macht ihn „openssl pkcs12 -in FILE -nocerts -out key.pem“.',
  ],
  [
    'The client certificate cannot be read as a certificate in PEM form.',
    'Das Client-Zertifikat ist nicht als Zertifikat in PEM-Form lesbar.',
  ],
  [
    'The private key does not belong to the client certificate. Enter the two of one pair, the certificate of the client first in its file.',
    'Der private Schlüssel gehört nicht zum Client-Zertifikat. Beide eines Paars eingeben, in der Datei das Zertifikat des Clients zuerst.',
  ],
  // Was an einem Objekt nicht lesbar ist
  ['It is no JSON object.', 'Es ist kein JSON-Objekt.'],
  ['It has no usable id (attribute "{0}").', 'Es hat keine verwendbare ID (Attribut „{0}“).'],
  [
    'The row "{0}" of its authentications has no usable id.',
    'Die Zeile „{0}“ seiner Authentifizierungen hat keine verwendbare ID.',
  ],
  ['Its attribute "{0}" is no list.', 'Sein Attribut „{0}“ ist keine Liste.'],
  [
    'Row {0} of its authentications is no JSON object.',
    'Zeile {0} seiner Authentifizierungen ist kein JSON-Objekt.',
  ],
  [
    'Row {0} of its authentications has no ID (attribute "{1}").',
    'Zeile {0} seiner Authentifizierungen hat keine ID (Attribut „{1}“).',
  ],
  [
    'Two rows of its authentications have the ID "{0}".',
    'Zwei Zeilen seiner Authentifizierungen haben die ID „{0}“.',
  ],
  ['Its attribute "{0}" is no text.', 'Sein Attribut „{0}“ ist kein Text.'],
  ['It has no attribute "{0}".', 'Es hat kein Attribut „{0}“.'],
  ['It has no type (attribute "{0}").', 'Es hat keinen Typ (Attribut „{0}“).'],
  [
    'Its type "{0}" is not known; the mapping can name it under messagingServices.types.',
    'Sein Typ „{0}“ ist nicht bekannt; die Zuordnung kann ihn unter messagingServices.types nennen.',
  ],
  [
    'The mapping gives the types "{0}" and "{1}" the same code "{2}". Give each its own under messagingServices.types.',
    'Die Zuordnung gibt den Typen „{0}“ und „{1}“ denselben Code „{2}“. Jedem unter messagingServices.types einen eigenen geben.',
  ],
  // Vorschläge
  [
    'The changes are not those that the last test of server "{0}" proposed for its present settings. Nothing was changed. Test the connection again.',
    'Die Änderungen sind nicht die, die der letzte Test von Server „{0}“ für seine jetzigen Einstellungen vorschlug. Nichts wurde geändert. Die Verbindung neu testen.',
  ],
]
