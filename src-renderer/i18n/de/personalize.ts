/** Personalisieren: Schriftgröße, Sprache und Design. */
export const personalize = {
  'personalize.language': 'Sprache',
  'personalize.language.system': 'Wie das System',
  'personalize.language.en': 'English',
  'personalize.language.de': 'Deutsch',
  'personalize.language.lost':
    'In {names} gibt es nicht gesicherte Änderungen. Sie gehen verloren, wenn die Sprache jetzt wechselt.',
  'personalize.language.change': 'Verwerfen und wechseln',
  'personalize.theme': 'Design',
  'personalize.theme.system': 'Wie das System',
  'personalize.theme.light': 'Hell',
  'personalize.theme.dark': 'Dunkel',
  'personalize.theme.contrastBlack': 'Hoher Kontrast, schwarz',
  'personalize.theme.contrastWhite': 'Hoher Kontrast, weiß',
} as const
