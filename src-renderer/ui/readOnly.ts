/** Whether the fields around are for reading only: the role of the person may not save the object. */
import { createContext, use } from 'react'

export const ReadOnly = createContext(false)

export function useReadOnly(): boolean {
  return use(ReadOnly)
}
