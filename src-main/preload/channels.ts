/** The two channels between the window and the main process; there are no others. */
export const requestChannel = 'patchbay:request'
export const eventChannel = 'patchbay:event'
