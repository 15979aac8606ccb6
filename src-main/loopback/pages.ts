/**
 * The few pages that the loopback host writes itself: before there is a session the screens are not served. In the
 * language that the browser asks for, since the one chosen on the screens is not known here.
 */

/** Why there is no way in. `token`: used already, wrong or cut off; `way`: not as Patchbay's own page comes. */
export type RefusalReason = 'token' | 'session' | 'way'

export const stylePath = '/open.css'

/** System colours: right in light, dark and forced colours alike. */
export const pageStyle = `:root { color-scheme: light dark; }
body { max-width: 34rem; margin: 4rem auto; padding: 0 1.5rem; background: Canvas; color: CanvasText;
  font: 1rem/1.5 "72", "Segoe UI", system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; }
a { color: LinkText; }
`

const texts = {
  en: {
    open: 'Open Patchbay',
    refused: 'Patchbay does not open here',
    token: [
      'This address opens Patchbay once, in one browser. It has been used already, or it is not complete.',
      'In the browser that used it, go on here:',
    ],
    session: [
      'This browser has no session with this Patchbay, which is open in another browser or was started anew since.',
    ],
    way: ['Patchbay is opened by its own address only, not by another name or by a link. Go on here:'],
    anew: 'Elsewhere: stop Patchbay where it was started (Ctrl+C), start it again, and open the new address that it prints.',
    stolen:
      'If nobody of yours has used the address, someone else on this machine has: stop Patchbay at once.',
    notFound: 'Not found',
  },
  de: {
    open: 'Patchbay öffnen',
    refused: 'Patchbay öffnet sich hier nicht',
    token: [
      'Diese Adresse öffnet Patchbay ein einziges Mal, in einem Browser. Sie wurde schon verwendet, oder sie ist nicht vollständig.',
      'In dem Browser, der sie verwendet hat, geht es hier weiter:',
    ],
    session: [
      'Dieser Browser hat keine Sitzung mit diesem Patchbay: Es ist in einem anderen Browser offen oder wurde seither neu gestartet.',
    ],
    way: [
      'Patchbay wird nur über seine eigene Adresse geöffnet, nicht unter anderem Namen oder durch einen Link. Hier geht es weiter:',
    ],
    anew: 'Anderswo: Patchbay dort anhalten, wo es gestartet wurde (Strg+C), neu starten und die neue Adresse öffnen, die es ausgibt.',
    stolen:
      'Hat niemand Befugtes die Adresse verwendet, dann jemand anderes an diesem Rechner: Patchbay sofort anhalten.',
    notFound: 'Nicht gefunden',
  },
} as const

type PageLanguage = keyof typeof texts

/** The first of the wished languages that there are texts in; browsers name them in the order of the wish. */
export function languageOf(acceptLanguage: string | undefined): PageLanguage {
  const wished = (acceptLanguage ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return wished.find((tag): tag is PageLanguage => Object.hasOwn(texts, tag)) ?? 'en'
}

function page(language: PageLanguage, title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><link rel="stylesheet" href="${stylePath}">${head}</head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>
`
}

const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${line}</p>\n`).join('')

/** `origin`: of the host, where the page may have been reached by another name. */
export function refusedPage(language: PageLanguage, reason: RefusalReason, origin: string): string {
  const { refused, open, anew, stolen, ...why } = texts[language]
  const link = reason === 'session' ? '' : `<p><a href="${origin}/">${open}</a></p>\n`
  const further = { token: [anew, stolen], session: [anew], way: [] }[reason]
  return page(language, refused, paragraphs(why[reason]) + link + paragraphs(further))
}

/** Goes on to the screens by itself, see `enter` in host.ts. */
export function enteredPage(language: PageLanguage): string {
  const onwards = '<meta http-equiv="refresh" content="0; url=/">'
  return page(language, 'Patchbay', `<p><a href="/">${texts[language].open}</a></p>`, onwards)
}

export function notFoundPage(language: PageLanguage): string {
  const { notFound, open } = texts[language]
  return page(language, notFound, `<p><a href="/">${open}</a></p>`)
}
