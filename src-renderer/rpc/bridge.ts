import type { Bridge } from '../../src-main/preload/bridge.ts'

/** `window.patchbay` of the desktop window; null on loopback. */
export function bridgeOfDesktop(): Bridge | null {
  return (globalThis as { patchbay?: Bridge }).patchbay ?? null
}
