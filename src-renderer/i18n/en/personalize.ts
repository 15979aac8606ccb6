/** Personalize: text size, language and theme. */
export const personalize = {
  'personalize.language': 'Language',
  'personalize.language.system': 'As the system',
  'personalize.language.en': 'English',
  'personalize.language.de': 'Deutsch',
  'personalize.language.lost':
    'There are unsaved changes in {names}. They are lost when the language changes now.',
  'personalize.language.change': 'Discard and change',
  'personalize.theme': 'Theme',
  'personalize.theme.system': 'As the system',
  'personalize.theme.light': 'Light',
  'personalize.theme.dark': 'Dark',
  'personalize.theme.contrastBlack': 'High contrast black',
  'personalize.theme.contrastWhite': 'High contrast white',
} as const
