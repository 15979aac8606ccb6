/** Frame of the screens before there is an open store. */
import { Option } from '@ui5/webcomponents-react/Option'
import { Select } from '@ui5/webcomponents-react/Select'
import { type ReactNode, useEffect, useRef } from 'react'
import { t } from '../../i18n/t.ts'
import { changeLanguage, chosenLanguage, languageChoices } from '../language.ts'

interface SessionPageProps {
  readonly title: string
  readonly directory?: string
  /** The language may be chosen: it starts the page anew, so not where that would lose something. */
  readonly hasLanguages?: boolean
  readonly children: ReactNode
}

export function SessionPage({ title, directory, hasLanguages = false, children }: SessionPageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="sessionPage">
      <header className="sessionHead">
        <span className="productName">{t('session.title')}</span>
        <span>{t('session.lead')}</span>
        {hasLanguages && <LanguageSelect />}
      </header>
      <main className="sessionCard">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </main>
      {directory !== undefined && (
        <footer className="sessionFoot">{t('session.directory', { path: directory })}</footer>
      )}
    </div>
  )
}

function LanguageSelect() {
  return (
    <Select
      className="sessionLanguage"
      accessibleName={t('personalize.language')}
      value={chosenLanguage()}
      onChange={(event) => {
        const chosen = languageChoices.find((choice) => choice === event.detail.selectedOption.value)
        if (chosen) changeLanguage(chosen)
      }}
    >
      {languageChoices.map((choice) => (
        <Option key={choice} value={choice}>
          {choice === 'system' ? t('session.language.system') : t(`personalize.language.${choice}`)}
        </Option>
      ))}
    </Select>
  )
}
