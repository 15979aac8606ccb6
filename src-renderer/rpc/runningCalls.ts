/** How many writes are under way, whoever made them: the shell shows that something is being done. */
import type { TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { AppRouter } from '../../src-main/rpc/router.ts'
import { createValueStore } from '../ui/valueStore.ts'

const running = createValueStore(0)
export const useRunningCalls = running.use

export const countingLink: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) => {
    if (op.type !== 'mutation') return next(op)
    return observable((observer) => {
      let isOver = false
      const end = () => {
        if (!isOver) running.set(running.get() - 1)
        isOver = true
      }
      running.set(running.get() + 1)
      const call = next(op).subscribe({
        next: (value) => observer.next(value),
        error: (error) => {
          end()
          observer.error(error)
        },
        complete: () => {
          end()
          observer.complete()
        },
      })
      return () => {
        end()
        call.unsubscribe()
      }
    })
  }
