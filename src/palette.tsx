import { useEffect, useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Frame } from './frame.tsx'
import type { Overlay } from './frame-keys.ts'
import classes from './palette.module.css'
import { PaletteKeys } from './palette-keys.tsx'
import { type Choice, useChoices } from './use-choices.ts'

interface PaletteProps {
  frame: Frame
  overlay: Overlay
  onClose: () => void
}

function Options({
  choices,
  active,
  listId,
  onChoose,
}: {
  choices: Choice[]
  active: number
  listId: string
  onChoose: (choice: Choice) => void
}) {
  const t = useTranslations('platform.palette')
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`#${CSS.escape(listId)}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, listId])
  return (
    <div role="listbox" id={listId} ref={list} aria-label={t('results')} className={classes.list}>
      {choices.map((choice, index) => (
        <div key={choice.id}>
          {choices[index - 1]?.group !== choice.group ? (
            <p className={classes.group} aria-hidden>
              {t(`groups.${choice.group}`)}
            </p>
          ) : null}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above moves and chooses by keyboard */}
          <div
            role="option"
            id={`${listId}-${index}`}
            aria-selected={index === active}
            tabIndex={-1}
            className={classes.option}
            onMouseDown={event => event.preventDefault()}
            onClick={() => onChoose(choice)}
          >
            <span>{choice.label}</span>
            {choice.detail ? <span className="soft">{choice.detail}</span> : null}
          </div>
        </div>
      ))}
    </div>
  )
}

function Search({ frame, onClose }: { frame: Frame; onClose: () => void }) {
  const t = useTranslations('platform.palette')
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const listId = useId()
  const choices = useChoices(frame, text)
  const at = Math.min(active, choices.length - 1)
  const choose = (choice: Choice | undefined) => {
    if (!choice) return
    onClose()
    if (choice.act) choice.act()
    else if (choice.to) navigate(choice.to)
  }
  const keys: Record<string, () => void> = {
    ArrowDown: () => setActive((at + 1) % Math.max(choices.length, 1)),
    ArrowUp: () => setActive((at - 1 + choices.length) % Math.max(choices.length, 1)),
    Enter: () => choose(choices[at]),
  }
  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={choices.length > 0 ? `${listId}-${at}` : undefined}
        aria-label={t('field')}
        placeholder={t('field')}
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type in it
        autoFocus
        className={classes.field}
        value={text}
        onChange={event => {
          setText(event.target.value)
          setActive(0)
        }}
        onKeyDown={event => {
          const act = keys[event.key]
          if (!act || event.nativeEvent.isComposing) return
          event.preventDefault()
          act()
        }}
      />
      <Options choices={choices} active={at} listId={listId} onChoose={choose} />
      <p role="status" className={classes.count}>
        {t('count', { count: choices.length })}
      </p>
    </>
  )
}

/** Go anywhere, begin anything, find a request: by typing. With `overlay` "keys", the keys that work on every page. */
export default function Palette({ frame, overlay, onClose }: PaletteProps) {
  const t = useTranslations('platform.palette')
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-label={t(overlay === 'keys' ? 'keysTitle' : 'title')}
      onClose={onClose}
      onClick={event => {
        if (event.target === dialog.current) dialog.current?.close()
      }}
    >
      <div className={classes.body}>
        {overlay === 'keys' ? (
          <PaletteKeys frame={frame} onClose={() => dialog.current?.close()} />
        ) : (
          <Search frame={frame} onClose={() => dialog.current?.close()} />
        )}
      </div>
    </dialog>
  )
}
