import { loadTexts } from '../../src-renderer/i18n/t.ts'

await loadTexts('en')
