import { useEffect } from 'react'
import { useTranslations } from 'use-intl'

/**
 * Puts a label before the title of every page while the company is a sample. Pages write their titles themselves and
 * know nothing of samples, so the title is watched.
 */
export function useSampleTitle(sample: boolean): void {
  const label = useTranslations('sample')('title')
  useEffect(() => {
    if (!sample) return
    const mark = () => {
      const start = `${label} · `
      if (document.title !== '' && !document.title.startsWith(start)) document.title = start + document.title
    }
    mark()
    const watch = new MutationObserver(mark)
    watch.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => watch.disconnect()
  }, [label, sample])
}
