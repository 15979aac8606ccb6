import { defineConfig } from 'drizzle-kit'

// `generate` and `check` only: drizzle-kit cannot open an encrypted file, and `push` bypasses the ledger.
export default defineConfig({
  dialect: 'sqlite',
  schema: './src-main/store/schema.ts',
  out: './drizzle',
})
