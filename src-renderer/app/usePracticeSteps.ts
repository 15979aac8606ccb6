/** What menu and palette offer of the practice server: to start it, or where it runs to open its entry and to stop it. */
import { useNavigate } from 'react-router'
import { t } from '../i18n/t.ts'
import { rpc } from '../rpc/client.ts'
import { useRpcQuery } from '../rpc/useRpc.ts'
import { endPracticeState, wishPractice } from './practice.ts'
import { useMay } from './session/useMay.ts'

export interface PracticeStep {
  readonly id: 'practice' | 'practiceStop'
  readonly text: string
  readonly run: () => void
}

/** `isAsked`: something that offers it is open; until then nothing is asked for. */
export function usePracticeSteps(isAsked: boolean): readonly PracticeStep[] {
  const may = useMay()
  const navigate = useNavigate()
  const mayStart = may('practice.start')
  const enabled = isAsked && mayStart
  const { data: practice } = useRpcQuery(
    ['practice', 'status'],
    (signal) => rpc.practice.status.query(undefined, { signal }),
    { enabled },
  )
  const { data: servers } = useRpcQuery(
    ['server', 'list'],
    (signal) => rpc.server.list.query(undefined, { signal }),
    { enabled },
  )
  if (!enabled || !practice || !servers) return []
  const start = () => wishPractice('entry')
  if (practice.url === null) return [{ id: 'practice', text: t('menu.file.practice'), run: start }]
  const entry = servers.find(({ url }) => url === practice.url)
  return [
    // It runs without an entry where that was deleted: starting enters it anew.
    entry
      ? {
          id: 'practice',
          text: t('menu.file.practice.open'),
          run: () => void navigate(`/servers/${entry.id}`),
        }
      : { id: 'practice', text: t('menu.file.practice.enter'), run: start },
    ...(may('practice.stop')
      ? [
          {
            id: 'practiceStop' as const,
            text: t('menu.file.practice.stop'),
            // There it is asked for what would be lost.
            run: () => void navigate('/servers', { state: endPracticeState }),
          },
        ]
      : []),
  ]
}
