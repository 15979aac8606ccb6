/**
 * What a page of the desktop has to know before the store is open, and what tells nothing of it: language, theme, text
 * size, who came in last. The page itself keeps nothing on the disk (desktop/README.md); a browser has cookies for it.
 */
import { z } from 'zod'
import { makePrivateFolder, readTextFile, writePrivateFile } from './files.ts'
import type { DataPaths } from './paths.ts'

export const screenChoice = z.enum([
  'patchbay.language',
  'patchbay.theme',
  'patchbay.textSize',
  'patchbay.person',
])
/** Words, numbers and ids. */
export const screenChoiceValue = z.string().regex(/^[\w-]{1,64}$/)

const form = z.partialRecord(screenChoice, screenChoiceValue)
export type ScreenChoices = z.infer<typeof form>

/** Empty when there is no file, or it is none of ours: nothing but taste is lost. */
export function readScreenChoices({ screens }: DataPaths): ScreenChoices {
  try {
    return form.parse(JSON.parse(readTextFile(screens)))
  } catch {
    return {}
  }
}

/** @throws FILE_NOT_WRITABLE and its like: what was kept before stays */
export function keepScreenChoice(paths: DataPaths, name: z.infer<typeof screenChoice>, value: string): void {
  makePrivateFolder(paths.directory)
  writePrivateFile(paths.screens, JSON.stringify({ ...readScreenChoices(paths), [name]: value }), true)
}
