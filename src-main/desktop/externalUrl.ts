/** Which links of the screens may leave for the person's browser. Pure. */

const allowedHosts: ReadonlySet<string> = new Set(['docs.cc.sinch.com'])

/** The URL to hand to the browser, written anew from its parsed parts; null when it may not leave. */
export function allowedExternalUrl(url: string): string | null {
  if (!URL.canParse(url)) return null
  const parsed = new URL(url)
  const hasCredentials = parsed.username !== '' || parsed.password !== ''
  if (parsed.protocol !== 'https:' || hasCredentials || parsed.port !== '') return null
  return allowedHosts.has(parsed.hostname) ? parsed.href : null
}
