/** Schlüsseldatei, Schlüsselplätze, Schlüsselbund des Computers, Personen. */
import type { Sentence } from '../../../../src-main/domain/sentenceIndex.ts'

export const keyring: readonly Sentence[] = [
  // Schlüsseldatei
  [
    'The keyring file "{0}" is damaged: {1}. It was left as it is. Put back a copy of the file, or restore a backup, which holds one; without it the store cannot be opened.',
    'Die Schlüsseldatei „{0}“ ist beschädigt: {1t}. Sie blieb, wie sie ist. Eine Kopie der Datei zurücklegen oder ein Backup wiederherstellen, das eine enthält; ohne sie lässt sich der Speicher nicht öffnen.',
  ],
  ['it is not JSON', 'kein JSON'],
  ['its form is not known', 'die Form ist nicht bekannt'],
  ['its form is not known at "{0}"', 'die Form bei „{0}“ ist nicht bekannt'],
  ['slot {0} belongs to nobody', 'Platz {0} gehört niemandem'],
  ['its checksum does not fit', 'die Prüfsumme passt nicht'],
  ['it cannot be read', 'nicht lesbar'],
  [
    'The keyring file "{0}" asks for {1} {2} of Argon2id; allowed are {3} to {4}. The file may have been forged: put back a copy of it.',
    'Die Schlüsseldatei „{0}“ verlangt für Argon2id {1} {2}; erlaubt sind {3} bis {4}. Die Datei ist womöglich gefälscht: eine Kopie zurücklegen.',
  ],
  [
    'The keyring file "{0}" was written by a newer Patchbay (version {1}, this one knows 2). Nothing was changed. Install the newer version to open the store.',
    'Die Schlüsseldatei „{0}“ stammt von einem neueren Patchbay (Version {1}, dieses kennt 2). Nichts wurde geändert. Die neuere Version installieren, um den Speicher zu öffnen.',
  ],
  [
    'The store has no keyring file "{0}". Put back a copy of it, or restore a backup, which holds one; no new one is made for an old store.',
    'Dem Speicher fehlt die Schlüsseldatei „{0}“. Eine Kopie zurücklegen oder ein Backup wiederherstellen, das eine enthält; für einen alten Speicher entsteht keine neue.',
  ],
  // Schlüsselplätze
  [
    'The unlocked key slot cannot hand on the keys.',
    'Der entsperrte Schlüsselplatz kann die Schlüssel nicht weitergeben.',
  ],
  [
    'The key slot of "{0}" made at {1} is not the one that was made there. Nothing was changed. Remove this slot and add it again.',
    'Der Schlüsselplatz von „{0}“, angelegt am {1}, ist nicht der damals angelegte. Nichts wurde geändert. Diesen Platz entfernen und neu hinzufügen.',
  ],
  [
    'A new key slot could not be read back; nothing was changed.',
    'Ein neuer Schlüsselplatz ließ sich nicht zurücklesen; nichts wurde geändert.',
  ],
  [
    'A key slot that was just opened could not be read.',
    'Ein eben geöffneter Schlüsselplatz ließ sich nicht lesen.',
  ],
  [
    'There is no such key slot. "patchbay key list" shows the slots.',
    'Diesen Schlüsselplatz gibt es nicht. „patchbay key list“ zeigt die Plätze.',
  ],
  [
    'This is the passphrase of "{0}". Change it, or remove the person.',
    'Das ist die Passphrase von „{0}“. Sie ändern oder die Person entfernen.',
  ],
  ['A key slot belongs to nobody.', 'Ein Schlüsselplatz gehört niemandem.'],
  [
    'The {0} slot of "{1}" was made by an older version and cannot be given new keys. Unlock with it once, or replace it, then repeat.',
    'Der Schlüsselplatz „{0t}“ von „{1}“ stammt von einer älteren Version und kann keine neuen Schlüssel bekommen. Einmal damit entsperren oder ihn ersetzen, dann wiederholen.',
  ],
  ['passphrase', 'Passphrase'],
  ['recovery', 'Wiederherstellung'],
  ['system', 'Schlüsselbund'],
  [
    'This passphrase slot was made by an older version. Lock and unlock the store once, then repeat.',
    'Dieser Platz einer Passphrase stammt von einer älteren Version. Den Speicher einmal sperren und entsperren, dann wiederholen.',
  ],
  [
    'The unlocked key slot does not open secrets: an auditor works without them.',
    'Der entsperrte Schlüsselplatz öffnet keine Geheimnisse: Ein Auditor arbeitet ohne sie.',
  ],
  // Passphrase und Wiederherstellungsschlüssel
  [
    'The passphrase is shorter than {0} characters. Choose a longer one, such as five words.',
    'Die Passphrase ist kürzer als {0} Zeichen. Eine längere wählen, etwa fünf Wörter.',
  ],
  [
    'The passphrase does not open this store. Nothing was changed. Type it again.',
    'Die Passphrase öffnet diesen Speicher nicht. Nichts wurde geändert. Noch einmal eingeben.',
  ],
  [
    'The passphrase does not open this store. Nothing was changed. Type it again, or use the recovery key.',
    'Die Passphrase öffnet diesen Speicher nicht. Nichts wurde geändert. Neu eintippen oder den Wiederherstellungsschlüssel verwenden.',
  ],
  [
    'After {0} wrong passphrases the next try has to wait for {1} s. The recovery key can be used at once.',
    'Nach {0} falschen Passphrasen ist der nächste Versuch erst in {1} s möglich. Der Wiederherstellungsschlüssel geht sofort.',
  ],
  [
    'This recovery key is well formed, but it belongs to another store, or was replaced. Look for the sheet of this one.',
    'Dieser Wiederherstellungsschlüssel hat die richtige Form, gehört aber zu einem anderen Speicher oder wurde ersetzt. Das Blatt dieses Speichers suchen.',
  ],
  [
    'This is no recovery key: {0}. Compare it with the sheet, group by group.',
    'Das ist kein Wiederherstellungsschlüssel: {0t}. Gruppe für Gruppe mit dem Blatt vergleichen.',
  ],
  ['it has {0} digits instead of {1}', '{0} Stellen statt {1}'],
  [
    'it has a digit that recovery keys do not use',
    'eine Stelle, die Wiederherstellungsschlüssel nicht verwenden',
  ],
  ['its check digits do not fit', 'die Prüfziffern passen nicht'],
  ['Argon2id, {0} MiB, {1} passes', 'Argon2id, {0} MiB, {1} Durchgänge'],
  ['256 random bits', '256 zufällige Bits'],
  // Schlüsselbund des Computers
  [
    "The computer's keyring answered with a key that does not open this store. Nothing was changed. Unlock with the passphrase, then set the keyring slot up again.",
    'Der Schlüsselbund des Computers lieferte einen Schlüssel, der diesen Speicher nicht öffnet. Nichts wurde geändert. Mit der Passphrase entsperren, dann den Schlüsselbund neu einrichten.',
  ],
  [
    "The computer's keyring holds no key to this store. Unlock with the passphrase; then the keyring can be set up.",
    'Der Schlüsselbund des Computers enthält keinen Schlüssel zu diesem Speicher. Mit der Passphrase entsperren; dann lässt er sich einrichten.',
  ],
  [
    'or open the store with a passphrase or the recovery key. Nothing was changed.',
    'oder den Speicher mit einer Passphrase oder dem Wiederherstellungsschlüssel öffnen. Nichts wurde geändert.',
  ],
  [
    "The operating system's keyring ({0}) cannot be used now: it is locked, not running, or refused access. Unlock or start it and start Patchbay again, {1}",
    'Der Schlüsselbund des Betriebssystems ({0t}) ist jetzt nicht verwendbar: Er ist gesperrt, läuft nicht oder verweigerte den Zugriff. Ihn entsperren oder starten und Patchbay neu starten, {1t}',
  ],
  ['not known', 'nicht bekannt'],
  [
    'The only keyring of this session ({0}) protects nothing: every program of this computer can read what it keeps. Start Patchbay with a real keyring, for example with --password-store=gnome-libsecret, or agree to the weak one. No key was kept.',
    'Der einzige Schlüsselbund dieser Sitzung ({0}) schützt nichts: Jedes Programm dieses Computers kann lesen, was er enthält. Patchbay mit einem echten Schlüsselbund starten, etwa mit --password-store=gnome-libsecret, oder dem schwachen zustimmen. Kein Schlüssel wurde abgelegt.',
  ],
  [
    'The key is kept by the keyring "{0}", and this session uses "{1}", which cannot read it. {2}, {3}',
    'Der Schlüssel liegt im Schlüsselbund „{0}“; diese Sitzung verwendet „{1}“, der ihn nicht lesen kann. {2t}, {3t}',
  ],
  [
    'Use the store under the operating system that the slot was made under',
    'Den Speicher unter dem Betriebssystem verwenden, unter dem der Platz angelegt wurde',
  ],
  ['Start Patchbay with --password-store={0}', 'Patchbay mit --password-store={0} starten'],
  [
    "The operating system's keyring ({0}) answers, but {1}. Put back a copy of the keyring, or open the store with a passphrase or the recovery key, then remove this key slot and add a new one. Nothing was changed.",
    'Der Schlüsselbund des Betriebssystems ({0}) antwortet, aber: {1t}. Eine Kopie des Schlüsselbunds zurücklegen, oder den Speicher mit einer Passphrase oder dem Wiederherstellungsschlüssel öffnen, dann diesen Schlüsselplatz entfernen und einen neuen hinzufügen. Nichts wurde geändert.',
  ],
  [
    'it holds another key under the name of this slot',
    'unter dem Namen dieses Platzes liegt ein anderer Schlüssel',
  ],
  ['its entry "{0}", account "{1}", was removed', 'sein Eintrag „{0}“, Konto „{1}“, wurde entfernt'],
  [
    'its entry "{0}", account "{1}", does not hold a key',
    'sein Eintrag „{0}“, Konto „{1}“, enthält keinen Schlüssel',
  ],
  [
    'keyring.json names the entry "{0}", account "{1}", which is not this slot\'s',
    'keyring.json nennt den Eintrag „{0}“, Konto „{1}“, der nicht zu diesem Platz gehört',
  ],
  [
    'the wrapped key in keyring.json cannot be opened with it',
    'der verpackte Schlüssel in keyring.json lässt sich damit nicht öffnen',
  ],
  ['desktop application', 'Desktop-Anwendung'],
  ['command line or in the browser', 'Befehlszeile oder den Browser'],
  [
    'This key slot was made for the {0} and can be used there only. Use it there, {1}',
    'Dieser Schlüsselplatz wurde für die {0t} angelegt und ist nur dort verwendbar. Ihn dort verwenden, {1t}',
  ],
  // Personen und Rollen
  [
    'This person is no longer in the keyring. Refresh the list.',
    'Diese Person steht nicht mehr in der Schlüsseldatei. Die Liste aktualisieren.',
  ],
  [
    'Nobody named "{0}" may open this store. "patchbay person list" shows the names.',
    'Niemand namens „{0}“ darf diesen Speicher öffnen. „patchbay person list“ zeigt die Namen.',
  ],
  [
    'There is a person named "{0}" already. Choose another name, so that the audit stays clear.',
    'Eine Person namens „{0}“ gibt es schon. Einen anderen Namen wählen, damit das Audit-Protokoll eindeutig bleibt.',
  ],
  [
    'This is the last administrator with a passphrase. Nothing was changed. Make another person administrator first.',
    'Das ist der letzte Administrator mit einer Passphrase. Nichts wurde geändert. Zuerst eine andere Person zum Administrator machen.',
  ],
  ['A person needs a name.', 'Eine Person braucht einen Namen.'],
  [
    'Nobody changes the own role. Nothing was changed. Another administrator can do it.',
    'Niemand ändert die eigene Rolle. Nichts wurde geändert. Ein anderer Administrator kann es tun.',
  ],
  [
    'Nobody removes the own person. Nothing was changed. Another administrator can do it.',
    'Niemand entfernt sich selbst. Nichts wurde geändert. Ein anderer Administrator kann es tun.',
  ],
  [
    'The role {0} may not do this. Nothing was changed. Ask an administrator of this store.',
    'Die Rolle {0t} darf das nicht. Nichts wurde geändert. Einen Administrator dieses Speichers fragen.',
  ],
  ['administrator', 'Administrator'],
  ['support', 'Support'],
  ['auditor', 'Auditor'],
]
