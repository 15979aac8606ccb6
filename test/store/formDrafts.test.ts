import { describe, expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { draftRouter } from '../../src-main/rpc/routers/draft.ts'
import { historyRouter } from '../../src-main/rpc/routers/history.ts'
import { createCallerFactory, router } from '../../src-main/rpc/trpc.ts'
import { listAudit } from '../../src-main/store/audit.ts'
import {
  discardFormDraft,
  draftLimit,
  getFormDraft,
  listFormDrafts,
  saveFormDraft,
} from '../../src-main/store/formDrafts.ts'
import { saveService } from '../../src-main/store/services.ts'
import { historyStatus } from '../../src-main/store/undo.ts'
import { errorOf, newApplication } from '../support/application.ts'
import { newStore, passphrase } from '../support/store.ts'
import { facebook, refusalOf, rowsOf, token } from '../support/undo.ts'

const createCaller = createCallerFactory(router({ history: historyRouter, draft: draftRouter }))

describe('drafts of forms', () => {
  test('are kept sealed across lock, one for each form, and leave no other trace', async () => {
    const { session } = await newStore()
    const before = listAudit(session.store.db, 10)
    saveFormDraft(session.store, 'service:new', new Secret('an older one'))
    const saved = saveFormDraft(session.store, 'service:new', new Secret(token))
    saveFormDraft(session.store, 'user:new', new Secret('{}'))
    session.lock()
    await session.unlock(new Secret(passphrase))
    const { store } = session
    const found = getFormDraft(store, 'service:new')
    expect(found?.content.reveal()).toBe(token)
    expect(found).toMatchObject(saved)
    expect(
      listFormDrafts(store)
        .map(({ form }) => form)
        .toSorted(),
    ).toEqual(['service:new', 'user:new'])
    const raw = store.connection.prepare('SELECT content FROM draft').pluck().all() as Buffer[]
    expect(raw.map((content) => content.includes(token))).toEqual([false, false])
    expect(historyStatus(store).undo).toBeNull()
    expect(listAudit(store.db, 10).filter(({ action }) => !action.startsWith('session.'))).toEqual(
      before.filter(({ action }) => !action.startsWith('session.')),
    )
  })

  test('belong to one person: nobody else sees, changes or discards them', async () => {
    const { store } = await newStore()
    const other = { ...store, personId: 'other' }
    saveFormDraft(store, 'service:new', new Secret('mine'))
    expect([getFormDraft(other, 'service:new'), listFormDrafts(other)]).toEqual([null, []])
    saveFormDraft(other, 'service:new', new Secret('theirs'))
    discardFormDraft(other, 'service:new')
    expect(getFormDraft(store, 'service:new')?.content.reveal()).toBe('mine')
    store.connection.exec(`UPDATE draft SET person = 'other'`)
    expect(refusalOf(() => getFormDraft(other, 'service:new')).code).toBe('SECRET_UNREADABLE')
  })

  test('that are too large are refused, the older one stays', async () => {
    const { store } = await newStore()
    saveFormDraft(store, 'service:new', new Secret('small'))
    const error = refusalOf(() =>
      saveFormDraft(store, 'service:new', new Secret('ä'.repeat(draftLimit / 2 + 1))),
    )
    expect([error.code, error.data['bytes']]).toEqual(['VALIDATION_FAILED', draftLimit + 2])
    expect(getFormDraft(store, 'service:new')?.content.reveal()).toBe('small')
    expect(saveFormDraft(store, 'service:new', new Secret('ä'.repeat(draftLimit / 2))).form).toBe(
      'service:new',
    )
    discardFormDraft(store, 'service:new')
    discardFormDraft(store, 'service:new')
    expect(listFormDrafts(store)).toEqual([])
  })
})

describe('procedures', () => {
  test('give a form back as it was, and refuse what is no JSON', async () => {
    const { app } = await newApplication()
    const { draft } = createCaller({ app })
    const content = { name: 'Support Facebook', rows: [{ id: '1', secret: token }], open: null, at: 3 }
    expect(await draft.get({ form: 'service:new' })).toBeNull()
    const saved = await draft.save({ form: 'service:new', content })
    expect(Object.keys(saved)).toEqual(['form', 'savedAt'])
    expect(await draft.get({ form: 'service:new' })).toEqual({ ...saved, content })
    expect(await draft.list()).toEqual({ drafts: [saved] })
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    let deep: unknown = []
    for (let at = 0; at < 100_000; at++) deep = [deep]
    for (const bad of [undefined, cycle, deep, 1n, () => 1]) {
      expect((await errorOf(draft.save({ form: 'service:new', content: bad }))).code).toBe(
        'VALIDATION_FAILED',
      )
    }
    await draft.discard({ form: 'service:new' })
    expect(await draft.get({ form: 'service:new' })).toBeNull()
  })

  test('of the history work together', async () => {
    const { app } = await newApplication()
    const { history } = createCaller({ app })
    expect(await history.status()).toEqual({ undo: null, redo: null })
    expect((await errorOf(history.undo({}))).code).toBe('NOTHING_TO_UNDO')
    const { store } = app.session
    const { id } = saveService(store, null, facebook)
    const { undo } = await history.status()
    expect(undo).toMatchObject({ label: 'Save service Support Facebook', person: store.person })
    await history.undo({ seq: undo?.seq })
    expect((await history.trash()).trash).toMatchObject([{ kind: 'service', objectId: id }])
    await history.restoreFromTrash({ kind: 'service', objectId: id })
    const { versions } = await history.list({ kind: 'service', id })
    expect(versions.map(({ action }) => action)).toEqual(['history.restore', 'service.save'])
    expect((await history.restore({ kind: 'service', id, seq: 1 })).objects).toEqual([])
    await history.undo({})
    await history.redo({})
    await history.undo({})
    const before = rowsOf(store, 'undo', 'trash')
    expect((await errorOf(history.purge({}))).code).toBe('CONFIRMATION_REQUIRED')
    expect(rowsOf(store, 'undo', 'trash')).toEqual(before)
    expect((await history.purge({ confirmed: true })).purged).toHaveLength(1)
    expect(await history.status()).toEqual({ undo: null, redo: null })
    const answers = JSON.stringify([versions, await history.trash()])
    expect(answers).not.toContain(token)
  })
})
