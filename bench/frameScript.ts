/** Script time per frame, out of a trace of the browser: processor time of the page's thread, whatever else runs. */

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
  /** Processor time of the thread. */
  readonly tts?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

export const traceCategories = [
  'devtools.timeline',
  'devtools.timeline.frame',
  'disabled-by-default-devtools.timeline',
  'v8',
  '__metadata',
]

/** Tasks that run script; one that runs within another is counted once. */
const scripts = new Set([
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'v8.callFunction',
])

/** The thread of the page: the one that ran most script. */
function mainThread(events: readonly TraceEvent[]): string {
  const times = new Map<string, number>()
  for (const { name, pid, tid, dur = 0 } of events) {
    if (name !== 'FunctionCall') continue
    const thread = `${pid} ${tid}`
    times.set(thread, (times.get(thread) ?? 0) + dur)
  }
  return [...times].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

/** Milliseconds of script up to each frame that the page's thread handed over. */
export function scriptPerFrame(trace: string): number[] {
  const all = (JSON.parse(trace) as { traceEvents: readonly TraceEvent[] }).traceEvents
  const thread = mainThread(all)
  const events = all.filter(({ pid, tid }) => `${pid} ${tid}` === thread).toSorted((a, b) => a.ts - b.ts)
  const frames: number[] = []
  let script = 0
  let counted = 0
  for (const { name, tts = 0, tdur = 0 } of events) {
    if (name === 'BeginCommitCompositorFrame') {
      frames.push(script / 1000)
      script = 0
    }
    if (!scripts.has(name)) continue
    const end = tts + tdur
    script += Math.max(0, end - Math.max(tts, counted))
    counted = Math.max(counted, end)
  }
  return frames
}
