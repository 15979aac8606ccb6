/** Showing and copying a stored secret, on whatever screen it stands. */
export const reveal = {
  'reveal.hidden': 'Hidden',
  'reveal.show': 'Show …',
  'reveal.showOf': 'Show {what}',
  'reveal.hide': 'Hide',
  'reveal.hideOf': 'Hide {what}',
  'reveal.copy': 'Copy …',
  'reveal.copyOf': 'Copy {what}',
  'reveal.copyEnteredOf': 'Copy {what} as entered',
  'reveal.show.title': 'Show a secret',
  'reveal.show.submit': 'Show',
  'reveal.show.text':
    '{what} is shown for one minute, or until you leave the window. That you have seen it goes on the audit trail.',
  'reveal.copy.title': 'Copy a secret',
  'reveal.copy.submit': 'Copy',
  'reveal.copy.text':
    '{what} is put onto the clipboard, which is cleared after one minute. That you have copied it goes on the audit trail.',
  'reveal.passphrase': 'Your passphrase',
  'reveal.working': 'Checking the passphrase',
  'reveal.absent': '{what}: nothing is stored.',
  'reveal.windowLeft': '{what} is not shown: the window was left meanwhile.',
  'reveal.shown': '{what}, shown',
  'reveal.left.one': 'Hidden again in {count} second, or with Escape.',
  'reveal.left.other': 'Hidden again in {count} seconds, or with Escape.',
  'reveal.copied':
    'Copied. The clipboard is cleared after one minute, or as soon as this window is used again.',
  'reveal.copyFailed': 'The clipboard could not be used. Show the value, select it and copy it by hand.',
  'reveal.printWarning':
    'This paper holds a secret in clear. Give it to nobody but the provider, and destroy it once it is entered.',
} as const
