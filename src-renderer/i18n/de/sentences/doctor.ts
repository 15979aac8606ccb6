/** Test der Verbindung (doctor) und Test der Geheimnisse (probe): was geprüft, gesehen und vorgeschlagen wurde. */
import type { Sentence } from '../../../../src-main/domain/sentenceIndex.ts'

export const doctor: readonly Sentence[] = [
  // URL und Ende
  [
    'The connection test of server "{0}" was cancelled.',
    'Der Verbindungstest von Server „{0}“ wurde abgebrochen.',
  ],
  ['The settings are complete.', 'Die Einstellungen sind vollständig.'],
  [
    'Nothing of RCI answers at "{0}", but its list of users is at "{1}".',
    'Unter „{0}“ antwortet nichts von RCI, aber die Liste der Benutzer ist unter „{1}“.',
  ],
  [
    '{0} A change of the URL is proposed; what follows was found there.',
    '{0t} Eine Änderung der URL wird vorgeschlagen; was folgt, wurde dort gefunden.',
  ],
  [
    'Nothing of RCI answers at "{0}", nor at likely addresses on the same host: every resource is unknown or answers something else. Usual forms of the URL: https://host:port/RI/rci, https://host/tenant/ecfs/RI/rci, or the address of the cloud gateway with /rci at its end.',
    'Unter „{0}“ antwortet nichts von RCI, auch nicht unter wahrscheinlichen Adressen desselben Hosts: Jede Ressource ist unbekannt oder antwortet etwas anderes. Übliche Formen der URL: https://host:port/RI/rci, https://host/tenant/ecfs/RI/rci oder die Adresse des Cloud-Gateways mit /rci am Ende.',
  ],
  [
    'The server sends requests on to https on the same host. The new address was not tried.',
    'Der Server leitet Anfragen auf https desselben Hosts um. Die neue Adresse wurde nicht versucht.',
  ],
  ['{0} The remaining checks were left out.', '{0t} Die übrigen Prüfungen wurden ausgelassen.'],
  // Wer abgelehnt hat
  [
    'The answer is likely from the cloud gateway and not from Contact Pro: the token or key that the gateway itself checks is missing, wrong or expired.',
    'Die Antwort kommt wahrscheinlich vom Cloud-Gateway und nicht von Contact Pro: Das Token oder der Schlüssel, den das Gateway selbst prüft, fehlt, ist falsch oder abgelaufen.',
  ],
  [
    'The answer is likely from the cloud gateway and not from Contact Pro: the API key is missing, wrong, or not valid for this address, or requests from this network are not let in. The rights of the API user were likely not even looked at.',
    'Die Antwort kommt wahrscheinlich vom Cloud-Gateway und nicht von Contact Pro: Der API-Schlüssel fehlt, ist falsch oder gilt nicht für diese Adresse, oder Anfragen aus diesem Netz werden nicht zugelassen. Die Rechte des API-Benutzers wurden wohl noch gar nicht geprüft.',
  ],
  [
    'The limit is likely one of the cloud gateway, for the API key and not for the API user.',
    'Die Grenze ist wahrscheinlich eine des Cloud-Gateways, für den API-Schlüssel und nicht für den API-Benutzer.',
  ],
  [
    'The answer is likely from Contact Pro itself: the logon name or the password is wrong, or the password has expired or must be changed at the first logon. An API key, where one is used, was likely accepted.',
    'Die Antwort kommt wahrscheinlich von Contact Pro selbst: Anmeldename oder Passwort ist falsch, oder das Passwort ist abgelaufen oder muss bei der ersten Anmeldung geändert werden. Ein API-Schlüssel, wo einer verwendet wird, wurde wohl angenommen.',
  ],
  [
    'The answer is likely from Contact Pro itself: the logon worked, but the API user lacks the right to view these objects. An API key, where one is used, was likely accepted.',
    'Die Antwort kommt wahrscheinlich von Contact Pro selbst: Die Anmeldung gelang, aber dem API-Benutzer fehlt das Recht, diese Objekte zu sehen. Ein API-Schlüssel, wo einer verwendet wird, wurde wohl angenommen.',
  ],
  [
    'The limit is likely one of Contact Pro itself.',
    'Die Grenze ist wahrscheinlich eine von Contact Pro selbst.',
  ],
  // Attribute
  ['services', 'Services'],
  ['messaging services', 'Messaging-Services'],
  ['users', 'Benutzer'],
  ['authentications', 'Authentifizierungen'],
  ['All mapped attributes are there.{0}', 'Alle zugeordneten Attribute sind da.{0t}'],
  [
    ' Others are kept and sent back unchanged: {0}.',
    ' Andere werden behalten und unverändert zurückgesendet: {0l}.',
  ],
  [
    'The {0} that were looked at ({1}) have no attribute {2}. Their other attributes: {3}. {4}',
    'Die geprüften Objekte ({0t}, Anzahl {1}) haben kein Attribut {2l}. Ihre anderen Attribute: {3l}. {4t}',
  ],
  ['Changes of the mapping are proposed.', 'Änderungen der Zuordnung werden vorgeschlagen.'],
  ['Compare the names with the mapping.', 'Die Namen mit der Zuordnung vergleichen.'],
  ['none', 'keine'],
  ['(unusual name)', '(ungewöhnlicher Name)'],
  ['(unusual text)', '(ungewöhnlicher Text)'],
  ['{0} Changes of the mapping are proposed.', '{0t} Änderungen der Zuordnung werden vorgeschlagen.'],
  ['{0} A change of the mapping is proposed.', '{0t} Eine Änderung der Zuordnung wird vorgeschlagen.'],
  ['{0} A change of the path is proposed.', '{0t} Eine Änderung des Pfads wird vorgeschlagen.'],
  ['No object has "{0}", but "{1}" is there', 'Kein Objekt hat „{0}“, aber „{1}“ ist da'],
  ['{0}: the same name in other spelling.', '{0t}: derselbe Name in anderer Schreibweise.'],
  [
    '{0}, a likely name for the same, and its values fit.',
    '{0t}, wahrscheinlich ein Name für dasselbe, und seine Werte passen.',
  ],
  [
    '{0}: its name ends in the mapped one, and its values fit.',
    '{0t}: Sein Name endet mit dem zugeordneten, und seine Werte passen.',
  ],
  ['{0}, the only attribute with such values.', '{0t}, das einzige Attribut mit solchen Werten.'],
  [
    'The code "{0}" is a likely spelling of this type.',
    'Der Code „{0}“ ist wahrscheinlich eine Schreibweise dieses Typs.',
  ],
  [
    'All services with the code "{0}" connect to this provider.',
    'Alle Services mit dem Code „{0}“ führen zu diesem Anbieter.',
  ],
  // Authentifizierungen und Rücklesen der Geheimnisse
  [
    'No service that was looked at has an authentication, so its attributes are not known.',
    'Kein geprüfter Service hat eine Authentifizierung, deshalb sind ihre Attribute nicht bekannt.',
  ],
  [
    'No service has "{0}", but "{1}" below a service is a list.',
    'Kein Service hat „{0}“, aber „{1}“ unter einem Service ist eine Liste.',
  ],
  [
    '"{0}" below a service is no list, but services have "{1}".',
    '„{0}“ unter einem Service ist keine Liste, aber Services haben „{1}“.',
  ],
  [
    'No service shows its authentications: neither as "{0}" nor as a list below it. Look up their names in the documentation of RCI and set them in the mapping.',
    'Kein Service zeigt seine Authentifizierungen: weder als „{0}“ noch als Liste darunter. Ihre Namen in der Dokumentation von RCI nachschlagen und in der Zuordnung setzen.',
  ],
  [
    'What the server shows as "{0}" is neither a mask nor surely the secret itself; it may be a hash. Set secret.readback in the mapping to "masked" unless it is known to be the secret.',
    'Was der Server als „{0}“ zeigt, ist weder eine Maske noch sicher das Geheimnis selbst; es kann ein Hash sein. secret.readback in der Zuordnung auf „masked“ setzen, wenn nicht feststeht, dass es das Geheimnis ist.',
  ],
  [
    '{0} The mapping says "{1}". Set secret.readback in the mapping to "{2}".',
    '{0t} Die Zuordnung sagt „{1}“. secret.readback in der Zuordnung auf „{2}“ setzen.',
  ],
  ['None of {0} authentications shows "{1}".', 'Keine von {0} Authentifizierungen zeigt „{1}“.'],
  ['All of {0} authentications show "{1}" as null.', 'Alle {0} Authentifizierungen zeigen „{1}“ als null.'],
  [
    'All of {0} authentications show "{1}" as an empty text.',
    'Alle {0} Authentifizierungen zeigen „{1}“ als leeren Text.',
  ],
  [
    'The server shows a mask as "{0}" of an authentication.',
    'Der Server zeigt als „{0}“ einer Authentifizierung eine Maske.',
  ],
  [
    'The server reads "{0}" of an authentication back as a text that is no mask, likely the secret itself.',
    'Der Server gibt „{0}“ einer Authentifizierung als Text zurück, der keine Maske ist, wahrscheinlich das Geheimnis selbst.',
  ],
  // Suche nach dem Namen
  ['Services can be looked up by name.', 'Services lassen sich nach dem Namen suchen.'],
  ['{0} Set filterByName in the mapping to false.', '{0t} filterByName in der Zuordnung auf false setzen.'],
  [
    'The server refuses a filter of services by name.',
    'Der Server lehnt einen Filter der Services nach dem Namen ab.',
  ],
  [
    'A filter by the name of a service does not find that service, so lookups would miss what is there.',
    'Ein Filter nach dem Namen eines Service findet diesen nicht; eine Suche würde Vorhandenes übersehen.',
  ],
  [
    'The server ignores the filter of services by name.',
    'Der Server beachtet den Filter der Services nach dem Namen nicht.',
  ],
  // Listen und Seiten
  [
    'The server shows no {0}. It may have none, or the API user may lack the right to view them: both look the same. Attribute names could not be compared.',
    'Der Server zeigt nichts in der Liste „{0t}“. Womöglich hat er nichts, oder dem API-Benutzer fehlt das Recht zum Ansehen: Beides sieht gleich aus. Attributnamen ließen sich nicht vergleichen.',
  ],
  ['The server shows {0}.', 'Der Server zeigt {0t}.'],
  [
    '"{0}" is no list on this server, but "{1}" is one of {2}.',
    '„{0}“ ist auf diesem Server keine Liste, aber „{1}“ ist eine ({2t}).',
  ],
  [
    'A request for one of the {0} got {1}, and "offset" changed nothing.',
    'Eine Anfrage nach einem Eintrag ({0t}) brachte {1}, und „offset“ änderte nichts.',
  ],
  [
    '{0} The server likely ignores paging; each list then needs one request.',
    '{0t} Der Server beachtet Seiten wahrscheinlich nicht; jede Liste braucht dann eine Anfrage.',
  ],
  [
    'The server refuses pages of {0} {1}, and gives pages of {2}.',
    'Der Server lehnt Seiten mit {0} Einträgen ab ({1t}) und gibt Seiten mit {2}.',
  ],
  ['{0} Set paging.limit in the mapping to {1}.', '{0t} paging.limit in der Zuordnung auf {1} setzen.'],
  [
    'The server gives at most {0} {1} in one page although {2} were asked for, so lists would look complete too early.',
    'Der Server gibt je Seite höchstens {0} Einträge ({1t}), obwohl {2} verlangt waren; Listen würden zu früh vollständig aussehen.',
  ],
  [
    '{0} Set paging.limit in the mapping to {1} or less.',
    '{0t} paging.limit in der Zuordnung auf {1} oder weniger setzen.',
  ],
  [
    'Without "offset" the list of {0} ends after {1}, with it there are more.',
    'Ohne „offset“ endet die Liste ({0t}) nach {1}, damit gibt es mehr.',
  ],
  [
    '{0} Set paging.style in the mapping to "offset".',
    '{0t} paging.style in der Zuordnung auf „offset“ setzen.',
  ],
  // Rolle
  [
    'Rights are given by hand in System Configurator, as the mapping says.',
    'Rechte werden von Hand im System Configurator gegeben, wie die Zuordnung es sagt.',
  ],
  [
    'The server shows no user role "{0}", so incoming users cannot be given their right. Create it in System Configurator, let the API user view roles, or set rights.roleName in the mapping.',
    'Der Server zeigt keine Benutzerrolle „{0}“; Benutzer für eingehende Nachrichten können ihr Recht nicht bekommen. Sie im System Configurator anlegen, den API-Benutzer Rollen sehen lassen oder rights.roleName in der Zuordnung setzen.',
  ],
  ['The user role "{0}" is there.', 'Die Benutzerrolle „{0}“ ist da.'],
  [
    '"{0}" is no list of roles, but "{1}" has the role "{2}".',
    '„{0}“ ist keine Liste von Rollen, aber „{1}“ hat die Rolle „{2}“.',
  ],
  [
    'The server offers no list of roles at "{0}" or a likely other path.',
    'Der Server bietet weder unter „{0}“ noch unter einem wahrscheinlichen anderen Pfad eine Liste von Rollen.',
  ],
  [
    '{0} Rights can be given by hand in System Configurator; this is proposed.',
    '{0t} Rechte können von Hand im System Configurator gegeben werden; das wird vorgeschlagen.',
  ],
  // Services
  [
    'Ids come in the form of 36 characters; they are compared without hyphens and case.',
    'IDs kommen in der Form mit 36 Zeichen; sie werden ohne Bindestriche und Groß- und Kleinschreibung verglichen.',
  ],
  [
    '{0} of {1} messaging services have a type that the mapping does not know ({2}); they cannot be read. {3}',
    '{0} von {1} Messaging-Services haben einen Typ, den die Zuordnung nicht kennt ({2l}); sie sind nicht lesbar. {3t}',
  ],
  [
    'Name the code of each type under messagingServices.types, for {0} by hand.',
    'Den Code jedes Typs unter messagingServices.types nennen, von Hand für {0l}.',
  ],
  // Passwort des API-Benutzers
  [
    'The API user "{0}" is not among the users that it may see, so when its password expires cannot be told. Look it up in System Configurator.',
    'Der API-Benutzer „{0}“ ist nicht unter den Benutzern, die er sehen darf; wann sein Passwort abläuft, ist nicht bekannt. Im System Configurator nachsehen.',
  ],
  [
    'The API user "{0}" is not among the first users that it may see, so when its password expires cannot be told. Look it up in System Configurator.',
    'Der API-Benutzer „{0}“ ist nicht unter den ersten Benutzern, die er sehen darf; wann sein Passwort abläuft, ist nicht bekannt. Im System Configurator nachsehen.',
  ],
  [
    'The server does not show when the password of the API user "{0}" expires (known from FP21). Look it up in System Configurator: with an expired password nothing works.',
    'Der Server zeigt nicht, wann das Passwort des API-Benutzers „{0}“ abläuft (ab FP21 bekannt). Im System Configurator nachsehen: Mit abgelaufenem Passwort geht nichts.',
  ],
  [
    'The server shows no end for the password of the API user "{0}".',
    'Der Server zeigt für das Passwort des API-Benutzers „{0}“ kein Ende.',
  ],
  [
    'When the password of the API user "{0}" expires is shown in a form that is not known.',
    'Wann das Passwort des API-Benutzers „{0}“ abläuft, wird in unbekannter Form gezeigt.',
  ],
  [
    'Set a new one in System Configurator and in the settings of the server.',
    'Ein neues im System Configurator und in den Einstellungen des Servers setzen.',
  ],
  [
    'The password of the API user "{0}" expired on {1}. {2}',
    'Das Passwort des API-Benutzers „{0}“ ist am {1} abgelaufen. {2t}',
  ],
  [
    'The password of the API user "{0}" expires on {1}, in {2} days. {3}',
    'Das Passwort des API-Benutzers „{0}“ läuft am {1} ab, in {2} Tagen. {3t}',
  ],
  [
    'The password of the API user "{0}" is valid until {1}.',
    'Das Passwort des API-Benutzers „{0}“ gilt bis {1}.',
  ],
  // Test der Geheimnisse
  ['A service was to be probed, and is none.', 'Ein Service sollte getestet werden und ist keiner.'],
  [
    'The test of "{0}" on server "{1}" was not confirmed, and nothing was sent. It writes the service twice, once without its secrets; in between, messages through it may fail.',
    'Der Test von „{0}“ auf Server „{1}“ wurde nicht bestätigt; nichts wurde gesendet. Er schreibt den Service zweimal, einmal ohne seine Geheimnisse; dazwischen können Nachrichten darüber scheitern.',
  ],
  [
    '"{0}" cannot be used for the test on server "{1}": {2} Nothing was sent.',
    '„{0}“ eignet sich nicht für den Test auf Server „{1}“: {2t} Nichts wurde gesendet.',
  ],
  [
    'it changed on the server since store and server agreed. Compare and push first.',
    'Er wurde auf dem Server geändert, seit Speicher und Server übereinstimmten. Zuerst vergleichen und übertragen.',
  ],
  [
    'its authentications are a resource of their own, and Patchbay never writes one of them without its secret.',
    'Seine Authentifizierungen sind eine eigene Ressource, und Patchbay schreibt nie eine davon ohne ihr Geheimnis.',
  ],
  ['There is no service "{0}" in the store.', 'Im Speicher gibt es keinen Service „{0}“.'],
  ['it has no authentication.', 'Er hat keine Authentifizierung.'],
  [
    'the store lacks one of its secrets, so it could not be put back. Enter all of them first.',
    'Dem Speicher fehlt eines seiner Geheimnisse, er ließe sich nicht zurücksetzen. Zuerst alle eingeben.',
  ],
  [
    'an earlier push was broken off. Push again first.',
    'Ein früherer Push brach ab. Zuerst noch einmal übertragen.',
  ],
  [
    'the store and the server do not agree on it. Push it first.',
    'Speicher und Server stimmen darin nicht überein. Ihn zuerst übertragen.',
  ],
  ['A read does not show the service as it was.', 'Ein Lesen zeigt den Service nicht, wie er war.'],
  [
    'ATTENTION: "{0}" on server "{1}" could not be put back after the test, and may be without its secrets: messages through it may fail. {2} Do one of these now: push "{3}" to the server (its secrets are sent again), or enter its secrets in System Configurator.',
    'ACHTUNG: „{0}“ auf Server „{1}“ ließ sich nach dem Test nicht zurücksetzen und hat womöglich keine Geheimnisse: Nachrichten darüber können scheitern. {2t} Jetzt eines davon tun: „{3}“ auf den Server übertragen (seine Geheimnisse werden neu gesendet) oder seine Geheimnisse im System Configurator eingeben.',
  ],
  [
    'The test of "{0}" on server "{1}" ended without an answer. The service was put back with all its secrets. {2}',
    'Der Test von „{0}“ auf Server „{1}“ endete ohne Antwort. Der Service wurde mit allen Geheimnissen zurückgesetzt. {2t}',
  ],
  [
    'A PUT of "{0}" without its secrets was rejected, and the same with them accepted.',
    'Ein PUT von „{0}“ ohne seine Geheimnisse wurde abgelehnt, derselbe mit ihnen angenommen.',
  ],
  [
    'A PUT of "{0}" without its secrets {1} them, as a read showed.',
    'Ein PUT von „{0}“ ohne seine Geheimnisse {1t}, wie ein Lesen zeigte.',
  ],
  ['kept', 'behielt sie'],
  ['cleared', 'leerte sie'],
  ['was rejected for want of', 'wurde ihretwegen abgelehnt'],
  [
    '"{0}" on server "{1}" was put back with all its secrets.',
    '„{0}“ auf Server „{1}“ wurde mit allen Geheimnissen zurückgesetzt.',
  ],
  [
    'A PUT without secrets keeps them: a read showed them as before. {0}',
    'Ein PUT ohne Geheimnisse behält sie: Ein Lesen zeigte sie wie zuvor. {0t}',
  ],
  [
    'A PUT without secrets clears them: a read showed that they were gone. {0}',
    'Ein PUT ohne Geheimnisse leert sie: Ein Lesen zeigte, dass sie fort waren. {0t}',
  ],
  [
    'A PUT without secrets is rejected, and nothing changes then; the same PUT with them was accepted. {0}',
    'Ein PUT ohne Geheimnisse wird abgelehnt, und nichts ändert sich; derselbe PUT mit ihnen wurde angenommen. {0t}',
  ],
  [
    'The PUT without secrets was accepted, but the server shows of a secret nothing that would tell whether it is still there, so reading cannot answer the question. {0} A person can find out on a server where nobody depends on the service: change the service past Patchbay with a PUT that carries no secret, then send a test message through it, or look in System Configurator whether the secret is still set. Until then leave secret.onPutWithoutValue at "unknown".',
    'Der PUT ohne Geheimnisse wurde angenommen, aber der Server zeigt von einem Geheimnis nichts, woran zu sehen wäre, ob es noch da ist; Lesen beantwortet die Frage nicht. {0t} Auf einem Server, wo niemand den Service braucht, lässt es sich herausfinden: den Service an Patchbay vorbei mit einem PUT ohne Geheimnis ändern, dann eine Testnachricht darüber senden oder im System Configurator nachsehen, ob das Geheimnis noch gesetzt ist. Bis dahin secret.onPutWithoutValue auf „unknown“ lassen.',
  ],
]
