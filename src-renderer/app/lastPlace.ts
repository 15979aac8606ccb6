/** The screen where the person was, kept for the next unlocking (session/landing.ts). */
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { usePreference } from './preferences.ts'
import { lastPlaceName, readPlace, useHasLanded } from './session/landing.ts'

/** Searching changes the address with each letter. */
const pauseMs = 1000

export function useKeptPlace(): void {
  const { pathname, search } = useLocation()
  const [kept, keep] = usePreference(lastPlaceName, readPlace)
  const hasLanded = useHasLanded()
  const latest = useRef({ kept, keep })
  useEffect(() => {
    latest.current = { kept, keep }
  })
  // What a search names there is a push or a rollback that is over by then.
  const isOfRun = /^\/(push|runs)\b/.test(pathname)
  const place = isOfRun ? pathname : pathname + search
  useEffect(() => {
    if (!hasLanded || readPlace(place) === null) return
    const timer = setTimeout(() => {
      if (latest.current.kept !== place) latest.current.keep(place)
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [place, hasLanded])
}
