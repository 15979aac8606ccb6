import { contextBridge } from 'electron'
contextBridge.exposeInMainWorld('patchbay', {})
