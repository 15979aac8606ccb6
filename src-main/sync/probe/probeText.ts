/** What a verdict of the test of secrets means, in words. Pure. */
import type { Verdict } from './probeJudge.ts'

export function verdictText(verdict: Verdict, service: string, server: string): string {
  const back = `"${service}" on server "${server}" was put back with all its secrets.`
  switch (verdict) {
    case 'keeps':
      return `A PUT without secrets keeps them: a read showed them as before. ${back}`
    case 'clears':
      return `A PUT without secrets clears them: a read showed that they were gone. ${back}`
    case 'rejects':
      return `A PUT without secrets is rejected, and nothing changes then; the same PUT with them was accepted. ${back}`
    case 'notVisible':
      return (
        'The PUT without secrets was accepted, but the server shows of a secret nothing that would tell whether it is ' +
        `still there, so reading cannot answer the question. ${back} A person can find out on a server where nobody ` +
        'depends on the service: change the service past Patchbay with a PUT that carries no secret, then send a test ' +
        'message through it, or look in System Configurator whether the secret is still set. Until then leave ' +
        'secret.onPutWithoutValue at "unknown".'
      )
  }
}
