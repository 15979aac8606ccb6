/** The typed client of the router, through whichever host shows the screens. */
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client'
import type { AppRouter } from '../../src-main/rpc/router.ts'
import { bridgeLink, bridgeOfDesktop } from './bridgeLink.ts'

/** What the loopback host takes in one request (src-main/loopback/host.ts). */
const maxCallsInBatch = 50

const bridge = bridgeOfDesktop()

export const rpc = createTRPCClient<AppRouter>({
  links: bridge
    ? [bridgeLink(bridge)]
    : [
        splitLink({
          condition: (operation) => operation.type === 'subscription',
          true: httpSubscriptionLink({ url: '/rpc' }),
          // POST keeps what is searched for out of addresses.
          false: httpBatchLink({ url: '/rpc', methodOverride: 'POST', maxItems: maxCallsInBatch }),
        }),
      ],
})
