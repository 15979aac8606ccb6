/** Type dialog, table of authentications, readiness and differences of the service screen. */
export const serviceScreen = {
  'serviceScreen.audit.revealSecret': 'Secret of a service shown',
  'serviceScreen.audit.saveLandscapes': 'Hub accounts saved',
} as const
