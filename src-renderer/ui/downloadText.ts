/** After this the browser has taken what it was handed, in milliseconds. */
const keptMs = 60_000

/** Hands a text to the person as a download; the browser, or the desktop window, says where it goes. */
export function downloadText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), keptMs)
}
