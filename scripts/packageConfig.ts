/** What goes into an installer, and which doors of Electron's program are shut. */
import type { Configuration } from 'electron-builder'

/** All fuses are named, so that a new Electron's default decides nothing. */
const fuses: Required<NonNullable<Configuration['electronFuses']>> = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  // No effect on Linux.
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  // A signature over a changed program is invalid; without one a Mac with Apple's processor does not start it.
  resetAdHocDarwinSignature: true,
}

export const packageConfig: Configuration = {
  appId: 'org.patchbay.desktop',
  productName: 'Patchbay',
  directories: { output: 'dist' },
  // drizzle/ lies in the archive too, so that its integrity covers the migrations.
  files: ['out/**', 'drizzle/**', 'package.json', '!out/.built', '!**/*.{md,map,ts}'],
  asar: true,
  asarUnpack: ['**/*.node'],
  // The native packages carry their programs ready made for Node-API.
  npmRebuild: false,
  electronFuses: fuses,
  linux: { target: ['AppImage', 'deb'], category: 'Office', maintainer: 'Patchbay' },
  mac: { target: ['dmg'], category: 'public.app-category.business' },
  win: { target: ['nsis'] },
  publish: null,
}
