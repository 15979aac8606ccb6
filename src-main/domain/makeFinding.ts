/** Short ways to write a finding, and the names of fields in the form of finding.ts. */
import type { Finding } from './finding.ts'

export function block(code: string, field: string, message: string): Finding {
  return { level: 'block', code, message, field }
}

export function warn(code: string, field: string, message: string): Finding {
  return { level: 'warn', code, message, field }
}

export function info(code: string, field: string, message: string): Finding {
  return { level: 'info', code, message, field }
}

/** Field of one row of the Authentications block; rows count from 0. */
export function rowField(index: number, part: 'authenticationId' | 'secret'): string {
  return `authentications[${index}].${part}`
}
