/** Script time per frame, out of a trace of the browser. */

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
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

/** Milliseconds of script between each two starts of a frame of the page's thread. */
export function scriptPerFrame(trace: string): number[] {
  const all = (JSON.parse(trace) as { traceEvents: readonly TraceEvent[] }).traceEvents
  const thread = mainThread(all)
  const events = all.filter(({ pid, tid }) => `${pid} ${tid}` === thread).toSorted((a, b) => a.ts - b.ts)
  const frames = events.filter(({ name }) => name === 'BeginMainThreadFrame').map(({ ts }) => ts)
  const sums = frames.map(() => 0)
  let frame = -1
  let counted = 0
  for (const { name, ts, dur = 0 } of events) {
    while (frame + 1 < frames.length && (frames[frame + 1] ?? 0) <= ts) frame += 1
    if (!scripts.has(name) || frame < 0) continue
    const end = ts + dur
    sums[frame] = (sums[frame] ?? 0) + Math.max(0, end - Math.max(ts, counted)) / 1000
    counted = Math.max(counted, end)
  }
  return sums
}
