/** The main job, once for every type, as a new user does it: store, service, incoming user, plan, push, agreement. */
import { entries } from './support/entries.ts'
import { expect, test } from './support/host.ts'
import {
  chooseType,
  compare,
  createIncomingUser,
  createStore,
  expectToCreate,
  fillService,
  goTo,
  openService,
  pushAll,
  save,
  startPracticeServer,
} from './support/steps.ts'

for (const entry of entries) {
  test(`a service of type ${entry.type} goes from the form to the server, and the second plan is empty`, async ({
    page,
    host,
  }) => {
    await createStore(page, host)
    await chooseType(page, entry.type)
    await fillService(page, entry)
    await save(page)
    await expect(page.getByRole('heading', { name: entry.name, level: 1 })).toBeVisible()
    await startPracticeServer(page)
    if (entry.needsUser) {
      await openService(page, entry.name)
      await createIncomingUser(page)
    }
    await goTo(page, 'Push')
    await compare(page)
    await expectToCreate(page, { services: 1, users: entry.needsUser ? 1 : 0 })
    await pushAll(page, entry.needsUser ? 3 : 1)
    await compare(page)
    await expect(page.getByText('Store and server agree', { exact: false }).first()).toBeVisible()
    await expect(page.getByRole('button', { name: /^Push \d/ })).toHaveCount(0)
  })
}
