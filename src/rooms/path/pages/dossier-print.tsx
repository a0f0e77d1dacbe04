import { Button } from '@mantine/core'
import { type MouseEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Working } from '#platform/ui/working.tsx'

/** The name that an answer gives its file. */
const nameOf = (answer: Response): string =>
  /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'dossier.pdf'

/** Saves an answer as the file it is. */
async function save(answer: Response): Promise<void> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = nameOf(answer)
  link.click()
  // Some browsers read it only later.
  setTimeout(URL.revokeObjectURL, 60_000, link.href)
}

/** The way to the dossier as a PDF, which takes a few seconds to print and says so; a plain link without scripts. */
export function DossierPrint({ href }: { href: string }) {
  const t = useTranslations('path.dossier.form')
  const [printing, setPrinting] = useState(false)
  const print = async (event: MouseEvent) => {
    event.preventDefault()
    if (printing) return
    setPrinting(true)
    const answer = await fetch(href).catch(() => null)
    // What went wrong is said by the page that the address then is.
    if (answer?.ok) await save(answer)
    else location.assign(href)
    setPrinting(false)
  }
  return (
    <>
      <Button component="a" href={href} download onClick={print} aria-disabled={printing}>
        {t('pdf')}
      </Button>
      {printing ? <Working>{t('printing')}</Working> : null}
    </>
  )
}
