/** Where a removed row stood: the way back. */
import { Button } from '@ui5/webcomponents-react/Button'
import { t } from '../../i18n/t.ts'
import type { RemovedRow } from './removedRows.ts'

interface RemovedLinesProps {
  readonly removed: readonly RemovedRow[]
  readonly onUndo: (removed: RemovedRow) => void
}

export function RemovedLines({ removed, onUndo }: RemovedLinesProps) {
  return removed.map((each) => {
    const { key, row } = each
    const id = row.authenticationId.trim()
    return (
      <tr key={key} className="removedLine">
        <td colSpan={3}>
          <span>{id === '' ? t('service.row.removed') : t('service.row.removedId', { id })}</span>{' '}
          <Button
            data-field={`removed[${key}]`}
            design="Transparent"
            accessibleName={id === '' ? t('service.row.undo') : t('service.row.undoId', { id })}
            onClick={() => onUndo(each)}
          >
            {t('action.undo')}
          </Button>
        </td>
      </tr>
    )
  })
}
