import { isDay } from '#platform/day.ts'

/** Whether the text is a day that effort, capacity and absences may carry: one that exists, from 2000 to 2199. */
export const isLedgerDay = (text: string): boolean => isDay(text) && text >= '2000' && text < '2200'
