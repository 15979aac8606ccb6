/** Push: Vergleich, Plan, Fortschritt und Ergebnis. */
export const push = {
  'push.title': 'Push',
  'push.server': 'Server',
  'push.server.choose': 'Server wählen',
  'push.server.gone': 'Dieser Server ist nicht mehr im Speicher. Einen anderen wählen.',
  'push.noServer': 'Kein Server im Speicher',
  'push.noServer.text': 'Erst den Contact-Pro-Server hinzufügen oder zum Proben den Übungsserver starten.',
  'push.noServer.go': 'Zu den Servern',
  'push.compare': 'Vergleichen',
  'push.compareAgain': 'Erneut vergleichen',
  'push.compare.help': 'Liest den Server und zeigt, was ein Push täte. Es wird nichts darauf geschrieben.',
  'push.target': '„{server}“ erhält weitergegebene Objekte mit eigenen Werten, nicht die des Speichers.',
  'push.withDeletes': 'Auch Services löschen, die nur der Server hat',
  'push.comparing': 'Server wird gelesen',
  'push.confirm': '{what} auf {server} übertragen',
  'push.takeOver': 'Von {server} übernehmen',
  'push.steps.one': '{count} Schritt',
  'push.steps.other': '{count} Schritte',
  'push.takeovers.one': '{count} Objekt vom Server zu übernehmen',
  'push.takeovers.other': '{count} Objekte vom Server zu übernehmen',
  'push.question': 'Auf {server} übertragen?',
  'push.question.conflicts': 'Objekte mit offenem Konflikt bleiben auf beiden Seiten, wie sie sind.',
  'push.businessHours':
    'Sinch rät davon ab, Messaging-Services oder ihre Authentifizierungen während der Geschäftszeiten zu löschen oder zu ändern: Die Zustellung von Nachrichten kann scheitern.',
  'push.businessHours.one': 'Dies ändert {count} bestehenden Service.',
  'push.businessHours.other': 'Dies ändert {count} bestehende Services.',
  'push.businessHours.none': 'Dies ändert keinen bestehenden Service.',
  'push.deletes': 'Auf {server} endgültig gelöscht. Jeden einzeln ankreuzen:',
  'push.deletes.each': '{name} löschen',
  'push.outside': 'Jetzt ist außerhalb der Änderungsfenster dieses Servers:',
  'push.outside.agree': 'Bestehende Objekte trotzdem jetzt ändern',
  'push.differences': 'Danach noch verschieden',
  'push.differences.help':
    'Ein zweiter Vergleich hat dies gefunden. Der Server kann einen Wert stillschweigend abgelehnt haben, oder jemand hat ihn inzwischen geändert. Mehr wurde nicht gesendet.',
  'push.progress.title': 'Push auf {server}',
  'push.progress': '{finished} von {total}',
  'push.progress.label': 'Fortschritt',
  'push.phase.reading': 'Server wird gelesen und der Plan geprüft',
  'push.phase.running': 'Auf den Server wird geschrieben',
  'push.phase.stopping': 'Hält an nach dem, was im Gang ist',
  'push.phase.verifying': 'Noch ein Vergleich beweist das Ergebnis',
  'push.cancel': 'Abbrechen',
  'push.cancel.help':
    'Endet zwischen zwei Schritten. Was gesendet ist, bleibt auf dem Server; der Rest wird nicht versucht.',
  'push.count': '{state}: {count}',
  'push.step.state': 'Zustand',
  'push.step.message': 'Meldung',
  'push.state.waiting': 'Wartet',
  'push.state.running': 'Im Gang',
  'push.state.done': 'Erledigt',
  'push.state.failed': 'Gescheitert',
  'push.state.notAttempted': 'Nicht versucht',
  'push.state.unknown': 'Ungewiss',
  'push.byHand.one': '{count} Schritt bleibt von Hand im System Configurator zu tun',
  'push.byHand.other': '{count} Schritte bleiben von Hand im System Configurator zu tun',
  'push.verdict.agreed':
    'Erledigt. Ein zweiter Vergleich fand nichts mehr zu tun: Speicher und Server „{server}“ stimmen überein.',
  'push.verdict.agreedExcept':
    'Patchbay hat auf Server „{server}“ nichts mehr zu tun, aber für Menschen bleibt etwas übrig.',
  'push.verdict.stillDifferent':
    'Die Schritte sind getan, aber es ist nicht bewiesen, dass Speicher und Server „{server}“ übereinstimmen. Erneut vergleichen, um zu sehen, was bleibt.',
  'push.verdict.partlyDone':
    'Auf Server „{server}“ wurde nur ein Teil erledigt. Die Tabelle nennt den Grund je Schritt; erneut vergleichen, um zu sehen, was bleibt.',
  'push.verdict.nothingDone':
    'Auf Server „{server}“ wurde kein Schritt erledigt. Die Tabelle nennt die Gründe.',

  'plan.counts': 'Was der Vergleich gefunden hat',
  'plan.agreed': 'Speicher und Server „{server}“ stimmen überein. Es gibt nichts zu übertragen.',
  'plan.agreed.target':
    'Was weitergegeben wird und Server „{server}“ stimmen überein. Es gibt nichts zu übertragen.',
  'plan.outdated':
    'Seit diesem Vergleich wurde etwas entschieden oder zurückgeholt. Vor dem Push erneut vergleichen.',
  'plan.count.service.one': '{count} Messaging-Service',
  'plan.count.service.other': '{count} Messaging-Services',
  'plan.count.user.one': '{count} Benutzer',
  'plan.count.user.other': '{count} Benutzer',
  'plan.count.userRight.one': '{count} Recht',
  'plan.count.userRight.other': '{count} Rechte',
  'plan.count.line': '{what} {action}',
  'plan.action.create.passive': 'anzulegen',
  'plan.action.update.passive': 'zu ändern',
  'plan.action.delete.passive': 'zu löschen',
  'plan.action.grant.passive': 'zu vergeben',
  'plan.action.manual.passive': 'von Hand zu setzen',
  'plan.unchanged.one': '{count} Objekt unverändert',
  'plan.unchanged.other': '{count} Objekte unverändert',
  'plan.kind.service': 'Service',
  'plan.kind.user': 'Benutzer',
  'plan.object': 'Objekt',
  'plan.action': 'Aktion',
  'plan.action.create': 'Anlegen',
  'plan.action.update': 'Ändern',
  'plan.action.delete': 'Löschen',
  'plan.action.manual': 'Von Hand',
  'plan.action.grant': 'Vergeben',
  'plan.reason': 'Grund',
  'plan.fields': 'Felder',
  'plan.fieldCount.one': '{count} Feld',
  'plan.fieldCount.other': '{count} Felder',
  'plan.fieldsOf': '{count} von {key}',
  'plan.field': 'Feld',
  'plan.field.object': 'Ganzes Objekt',
  'plan.field.secret': 'Geheimnis von {id}',
  'plan.onServerNow': 'Jetzt auf dem Server',
  'plan.afterPush': 'Nach dem Push',
  'plan.promotedNow': 'Jetzt weitergegeben',
  'plan.inStoreNow': 'Jetzt im Speicher',
  'plan.fromServer': 'Vom Server',
  'plan.value.none': 'nicht vorhanden',
  'plan.value.empty': 'leer',
  'plan.secret.absent': 'nicht gesetzt',
  'plan.secret.set': 'gesetzt',
  'plan.secret.changed': 'geändert',
  'plan.secret.unknown': 'nicht bekannt',
  'plan.steps.title': 'Schritte',
  'plan.takeovers.title': 'Vom Server zu übernehmen',
  'plan.takeovers.help':
    'Diese Felder hat nur der Server geändert, oder ein Konflikt wurde für den Server entschieden. Ein Push übernimmt sie in den Speicher.',
  'plan.takeovers.help.target':
    'Ein Konflikt wurde für den Server entschieden. Ein Push macht diese Felder zu eigenen Werten der Weitergabe; Speicher und Quelle bleiben, wie sie sind.',
  'plan.conflicts.title': 'Konflikte',
  'plan.conflicts.one': '{count} Konflikt zu entscheiden',
  'plan.conflicts.other': '{count} Konflikte zu entscheiden',
  'plan.conflicts.help':
    'Im Speicher und auf dem Server geändert. Beide Seiten bleiben, wie sie sind, bis entschieden und übertragen ist; die anderen Objekte lassen sich inzwischen übertragen. Eine Wahl lässt sich ändern, bis ein Push sie ausgeführt hat.',
  'plan.conflicts.help.target':
    'Der Server weicht von dem ab, was weitergegeben wird. Der eigene Stand schreibt den weitergegebenen Wert erneut; der Stand des Servers wird zu einem Wert, den nur der Server hat. Speicher und Quelle bleiben, wie sie sind. Die anderen Objekte lassen sich übertragen.',
  'plan.conflicts.help.mine': 'Eigenen Stand behalten: Der nächste Push überschreibt den Wert des Servers.',
  'plan.conflicts.help.theirs':
    'Stand des Servers übernehmen: Der nächste Push ersetzt den Wert des Speichers.',
  'plan.conflicts.help.later': 'Später: Nichts wird entschieden, und nichts wird übertragen.',
  'plan.conflicts.left.one': '{count} Konflikt ist übrig.',
  'plan.conflicts.left.other': '{count} Konflikte sind übrig.',
  'plan.conflicts.later.one': '{count} davon für später.',
  'plan.conflicts.later.other': '{count} davon für später.',
  'plan.conflicts.allDecided':
    'Alle Konflikte sind entschieden. Der nächste Push führt die Entscheidungen aus.',
  'plan.conflict.base': 'Zuletzt vereinbart',
  'plan.conflict.mine': 'Eigener Stand (Speicher)',
  'plan.conflict.mine.target': 'Eigener Stand (weitergegeben)',
  'plan.conflict.theirs': 'Stand des Servers',
  'plan.conflict.gone': 'gelöscht',
  'plan.conflict.keepMine': 'Eigenen Stand behalten',
  'plan.conflict.takeTheirs': 'Stand des Servers übernehmen',
  'plan.conflict.keepMineOf': 'Eigenen Stand behalten: {what}',
  'plan.conflict.takeTheirsOf': 'Stand des Servers übernehmen: {what}',
  'plan.conflict.decided.mine': 'Entschieden: eigener Stand',
  'plan.conflict.decided.theirs': 'Entschieden: Stand des Servers',
  'plan.conflict.putOff': 'Später',
  'plan.conflict.laterOf': 'Später: {what}',
  'plan.conflict.later': 'Für später gelassen: nicht entschieden und nicht übertragen.',
  'plan.conflict.later.one': '{count} Konflikt für später gelassen: nicht entschieden und nicht übertragen.',
  'plan.conflict.later.other':
    '{count} Konflikte für später gelassen: nicht entschieden und nicht übertragen.',
  'plan.conflict.decideNow': 'Jetzt entscheiden',
  'plan.conflict.decideNowOf': 'Jetzt entscheiden: {what}',
  'plan.conflict.all': 'Alle {count} Felder',
  'plan.conflict.rest.one': 'Das übrige Feld',
  'plan.conflict.rest.other': 'Die übrigen {count} Felder',
  'plan.conflict.waits': 'Ein Push lässt dieses Objekt, wie es ist, bis jedes seiner Felder entschieden ist.',
  'plan.conflict.either': '{mine} {theirs}',
  'plan.outcome.value.mine':
    'Eigenen Stand behalten: Der Wert des Servers wird beim nächsten Push überschrieben.',
  'plan.outcome.value.theirs':
    'Stand des Servers übernehmen: Der Wert des Speichers wird beim nächsten Push ersetzt.',
  'plan.outcome.secret.mine':
    'Eigenen Stand behalten: Der nächste Push sendet das Geheimnis des Speichers; das des Servers wird überschrieben.',
  'plan.outcome.secret.theirs':
    'Stand des Servers übernehmen: Der nächste Push leert das Geheimnis im Speicher, denn es ist nicht mehr das gültige. Das Geheimnis des Servers wird nie in den Speicher gelesen: danach dort eingeben.',
  'plan.outcome.rowRemovedHere.mine':
    'Eigenen Stand behalten: Der nächste Push entfernt diese Zeile und ihr Geheimnis vom Server.',
  'plan.outcome.rowRemovedHere.theirs':
    'Stand des Servers übernehmen: Der nächste Push bringt die Zeile in den Speicher zurück, ohne Geheimnis. Danach dort eingeben.',
  'plan.outcome.rowRemovedThere.mine':
    'Eigenen Stand behalten: Der nächste Push setzt diese Zeile mit dem Geheimnis des Speichers wieder auf den Server.',
  'plan.outcome.rowRemovedThere.theirs':
    'Stand des Servers übernehmen: Der nächste Push entfernt diese Zeile und ihr Geheimnis aus dem Speicher.',
  'plan.outcome.service.gone.mine':
    'Eigenen Stand behalten: Der nächste Push legt diesen Service auf dem Server wieder an.',
  'plan.outcome.service.gone.theirs':
    'Stand des Servers übernehmen: Der nächste Push legt diesen Service mit seinen Geheimnissen in den Papierkorb des Speichers.',
  'plan.outcome.user.gone.mine':
    'Eigenen Stand behalten: Der nächste Push legt diesen Benutzer auf dem Server wieder an.',
  'plan.outcome.user.gone.theirs':
    'Stand des Servers übernehmen: Der nächste Push legt diesen Benutzer mit seinem Passwort in den Papierkorb des Speichers.',
  'plan.all.mine.one': 'Eigenen Stand behalten für {count} Konflikt',
  'plan.all.mine.other': 'Eigenen Stand behalten für alle {count} gezeigten Konflikte',
  'plan.all.mine.question': 'Für {count} Konflikte den eigenen Stand behalten?',
  'plan.all.mine.text':
    'Die Werte des Servers in diesen Feldern werden beim nächsten Push überschrieben. Was schon entschieden oder für später gelassen ist, bleibt so.',
  'plan.all.theirs.one': 'Stand des Servers übernehmen für {count} Konflikt',
  'plan.all.theirs.other': 'Stand des Servers übernehmen für alle {count} gezeigten Konflikte',
  'plan.all.theirs.question': 'Für {count} Konflikte den Stand des Servers übernehmen?',
  'plan.all.theirs.text':
    'Die Werte des Speichers in diesen Feldern werden beim nächsten Push ersetzt. Was schon entschieden oder für später gelassen ist, bleibt so.',
  'plan.loss.secrets.one':
    '{count} Geheimnis des Speichers wird geleert oder entfernt: Es ist nicht mehr das gültige, und das des Servers wird nie in den Speicher gelesen.',
  'plan.loss.secrets.other':
    '{count} Geheimnisse des Speichers werden geleert oder entfernt: Sie sind nicht mehr die gültigen, und die des Servers werden nie in den Speicher gelesen.',
  'plan.loss.objects.one': '{count} Objekt kommt in den Papierkorb des Speichers.',
  'plan.loss.objects.other': '{count} Objekte kommen in den Papierkorb des Speichers.',
  'plan.blocked.title': 'Blockiert',
  'plan.blocked.one': '{count} Objekt blockiert',
  'plan.blocked.other': '{count} Objekte blockiert',
  'plan.blocked.help': 'Ein Push lässt diese Objekte, wie sie sind, bis der Grund behoben ist.',
  'plan.parked.title': 'Beim letzten Push abgelehnt',
  'plan.parked.help':
    'Der Server hat diese Objekte nicht angenommen. Ein Push versucht sie in ihrem jetzigen Stand erneut.',
  'plan.parked.reason': '{at}: {message}',
  'plan.serverOnly.title': 'Nur auf dem Server',
  'plan.serverOnly.one': '{count} Objekt nur auf dem Server',
  'plan.serverOnly.other': '{count} Objekte nur auf dem Server',
  'plan.serverOnly.help':
    'Der Speicher hat diese Objekte nicht; ein Push rührt sie nicht an. „Übernehmen“ holt eines in den Speicher. Geheimnisse kommen nicht mit: danach im Speicher eingeben.',
  'plan.serverOnly.help.target':
    'Diese Objekte werden an diesen Server nicht weitergegeben; ein Push rührt sie nicht an. Ein Objekt von der Quelle übernehmen, um es weiterzugeben.',
  'plan.adopt': 'Übernehmen',
  'plan.adoptOne': '{key} übernehmen',
  'plan.adoptAll': 'Alle {count} übernehmen',
  'plan.adopted.one': '{count} Objekt wurde in den Speicher übernommen, ohne seine Geheimnisse.',
  'plan.adopted.other': '{count} Objekte wurden in den Speicher übernommen, ohne ihre Geheimnisse.',

  'decisions.title': 'Entschieden',
  'decisions.help':
    'Was über Konflikte und Abweichungen dieses Servers entschieden wurde, das Neueste zuerst. Die unterlegene Seite wird aufbewahrt und lässt sich zurückholen; von einem Geheimnis nur die des Speichers.',
  'decisions.won.mine': 'Gilt: eigener Stand (Speicher)',
  'decisions.won.theirs': 'Gilt: Stand des Servers',
  'decisions.lost.mine': 'Unterlegen: eigener Stand (Speicher)',
  'decisions.lost.theirs': 'Unterlegen: Stand des Servers',
  'decisions.by': 'Entschieden von',
  'decisions.state': 'Zustand',
  'decisions.pending': 'Wartet auf einen Push',
  'decisions.carriedOut': 'Ausgeführt',
  'decisions.comesBack': 'Kommt zurück',
  'decisions.wins': 'Gilt beim nächsten Push',
  'decisions.restore': 'Die andere Seite zurückholen',
  'decisions.restore.question': 'Die andere Seite zurückholen?',
  'decisions.restore.value':
    'Der Wert kommt im Speicher in das Feld „{field}“ von „{key}“ zurück, als Änderung, die sich rückgängig machen lässt. Auf den Server wird jetzt nichts geschrieben: Der nächste Vergleich zeigt die Änderung, und ein Push führt sie aus.',
  'decisions.restore.secret':
    'Das frühere Geheimnis des Speichers von „{key}“ ({field}) kommt aus seiner Historie zurück, als Änderung, die sich rückgängig machen lässt. Auf den Server wird jetzt nichts geschrieben: Der nächste Vergleich zeigt die Änderung, und ein Push sendet das Geheimnis.',
  'decisions.restore.rowEmpty':
    'Die Zeile kommt in „{key}“ zurück ({field}), ohne Geheimnis: Das des Servers war nie bekannt. Die Änderung lässt sich rückgängig machen. Das Geheimnis vor dem nächsten Push eingeben.',
  'decisions.restore.rowAway':
    'Die Zeile verschwindet im Speicher wieder aus „{key}“ ({field}), als Änderung, die sich rückgängig machen lässt. Auf den Server wird jetzt nichts geschrieben: Der nächste Vergleich zeigt die Änderung, und ein Push führt sie aus.',
  'decisions.restore.service.mine':
    'Der Service „{key}“ kommt in den Papierkorb des Speichers ({field}), als Änderung, die sich rückgängig machen lässt. Der Server behält, was der Push dort angelegt hat; gelöscht wird es nur von einem Push, der löschen soll.',
  'decisions.restore.service.theirs':
    'Der Service „{key}“ kommt mit seinen Geheimnissen aus dem Papierkorb des Speichers zurück ({field}), als Änderung, die sich rückgängig machen lässt. Auf den Server wird jetzt nichts geschrieben: Der nächste Vergleich zeigt, dass ein Push ihn wieder anlegen würde.',
  'decisions.restore.user.mine':
    'Der Benutzer „{key}“ kommt in den Papierkorb des Speichers ({field}), als Änderung, die sich rückgängig machen lässt. Der Server behält, was der Push dort angelegt hat.',
  'decisions.restore.user.theirs':
    'Der Benutzer „{key}“ kommt mit seinem Passwort aus dem Papierkorb des Speichers zurück ({field}), als Änderung, die sich rückgängig machen lässt. Auf den Server wird jetzt nichts geschrieben: Der nächste Vergleich zeigt, dass ein Push ihn wieder anlegen würde.',
  'decisions.turn': 'Die andere Seite gelten lassen',
  'decisions.turn.question': 'Die andere Seite gelten lassen?',
  'decisions.turn.mine':
    'Noch hat kein Push diese Entscheidung ausgeführt. Statt des Speichers gilt beim nächsten Push der Server. Jetzt wird nichts geschrieben.',
  'decisions.turn.theirs':
    'Noch hat kein Push diese Entscheidung ausgeführt. Statt des Servers gilt beim nächsten Push der Speicher. Jetzt wird nichts geschrieben.',
  'decisions.outcome.restored':
    'Die andere Seite ist wieder im Speicher: {what}. Vergleichen, um zu sehen, was ein Push jetzt täte.',
  'decisions.outcome.turned': 'Beim nächsten Push gilt die andere Seite: {what}.',
  'decisions.outcome.unchanged': 'Der Speicher hat die andere Seite schon: {what}. Nichts wurde geändert.',
  'decisions.no.same': 'Der Speicher hat diese Seite jetzt.',
  'decisions.no.away': 'Es ist nicht mehr im Speicher.',
  'decisions.no.secret':
    'Das Geheimnis des Servers war Patchbay nie bekannt. Wer es hat, gibt es im Speicher ein.',
  'decisions.no.serviceGone': 'Der Service ist nicht mehr im Speicher. Erst aus dem Papierkorb zurückholen.',
  'decisions.no.userGone': 'Der Benutzer ist nicht mehr im Speicher. Erst aus dem Papierkorb zurückholen.',
  'decisions.no.servicePurged': 'Der Service ist weder im Speicher noch in seinem Papierkorb.',
  'decisions.no.userPurged': 'Der Benutzer ist weder im Speicher noch in seinem Papierkorb.',
} as const
