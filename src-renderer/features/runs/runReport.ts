/** A run as a page to print, in the language of the screens. Loaded when it is asked for. */
import { runHtml } from '../../../src-main/domain/runReport.ts'
import { englishSpeech, type ReportSpeech } from '../../../src-main/domain/runReportTexts.ts'
import type { RunView } from '../../../src-main/domain/syncModel.ts'
import { domainText } from '../../i18n/domainText.ts'
import { currentLanguage } from '../../i18n/language.ts'
import { fieldText, valueText } from '../push/planText.ts'

async function germanSpeech(): Promise<ReportSpeech> {
  const { runReport } = await import('../../i18n/de/runReport.ts')
  return { language: 'de', texts: runReport, sentence: domainText, field: fieldText, value: valueText }
}

export async function reportOf(run: RunView): Promise<string> {
  return runHtml(run, currentLanguage() === 'de' ? await germanSpeech() : englishSpeech)
}
