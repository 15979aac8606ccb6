/** What a Service Connection looks like, by type and release (messaging-services.md section 1.6). */
import type { Release, ServiceType } from './model.ts'
import { serviceTypeInfo } from './serviceTypes.ts'

export interface ConnectionForm {
  /** Null: no source tells releases apart. */
  readonly releases: readonly Release[] | null
  readonly form: string
}

/** Documented for FP17 (S9) and for FP19, FP20 and the cloud (S8). */
const conversationForms: readonly ConnectionForm[] = [
  {
    releases: ['fp19', 'fp20', 'cloud'],
    form: 'https://{eu or us}.conversation.api.sinch.com/v1/projects/{project ID}/messages:send',
  },
  {
    releases: ['fp17'],
    form: 'https://{eu or na}.conversation.api.sinch.com/v1beta/projects/{project ID}/messages:send',
  },
]

/** The forms to choose from: of the release, when it is known and has one. Empty: no form is known for the type. */
export function connectionForms(type: ServiceType, release: Release | undefined): readonly ConnectionForm[] {
  if (type === 'sinchconversation') {
    const ofRelease = conversationForms.filter(({ releases }) => release && releases?.includes(release))
    return ofRelease.length > 0 ? ofRelease : conversationForms
  }
  const { placeholder, example } = serviceTypeInfo(type).connection
  return example === null ? [] : [{ releases: null, form: placeholder }]
}
