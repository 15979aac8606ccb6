/** Of the page as it is: the browser's own size, with the text size that the person chose. */
export function pixelsPerRem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
}
