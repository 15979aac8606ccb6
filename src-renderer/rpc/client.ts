/** The typed client of the router, through whichever host shows the screens. */
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client'
import type { AppRouter } from '../../src-main/rpc/router.ts'

export const rpc = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({ url: '/rpc' }),
      false: httpBatchLink({ url: '/rpc', maxURLLength: 4000 }),
    }),
  ],
})
