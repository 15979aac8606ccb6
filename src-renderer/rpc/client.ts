/** The typed client of the router, through whichever host shows the screens. */
import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client'
import type { AppRouter } from '../../src-main/rpc/router.ts'
import { bridgeOfDesktop } from './bridge.ts'
import { bridgeLink } from './bridgeLink.ts'
import { countingLink } from './runningCalls.ts'

/** What the loopback host takes in one request (src-main/loopback/host.ts). */
const maxCallsInBatch = 50

// POST keeps what is searched for out of addresses.
const calls = { url: '/rpc', methodOverride: 'POST' } as const

/** Context of a call that does not wait for others to go with it: an answer to a key that was pressed. */
export const atOnce = { context: { isAtOnce: true } }

const bridge = bridgeOfDesktop()

export const rpc = createTRPCClient<AppRouter>({
  links: bridge
    ? [countingLink, bridgeLink(bridge)]
    : [
        countingLink,
        splitLink({
          condition: (operation) => operation.type === 'subscription',
          true: httpSubscriptionLink({ url: '/rpc' }),
          false: splitLink({
            condition: ({ context }) => context['isAtOnce'] === true,
            true: httpLink(calls),
            false: httpBatchLink({ ...calls, maxItems: maxCallsInBatch }),
          }),
        }),
      ],
})
