import { Button, Group } from '@mantine/core'
import { useTranslations } from 'use-intl'

/** Takes one of the editor's operations, such as "up:fields.2". */
export type Operate = (operation: string) => void

interface OperationProps {
  operation: string
  label: string
  operate: Operate
  children: string
  disabled?: boolean
  id?: string
}

/** A button of the editor: at once where the page is alive, by sending the form where it is not. */
export function Operation({ operation, label, operate, children, disabled, id }: OperationProps) {
  return (
    <Button
      type="submit"
      name="operation"
      value={operation}
      id={id}
      size="compact-sm"
      variant="default"
      formNoValidate
      disabled={disabled}
      aria-label={label === children ? undefined : label}
      onClick={event => {
        event.preventDefault()
        operate(operation)
      }}
    >
      {children}
    </Button>
  )
}

/** Up, down and remove for one row of a list, named in what is read aloud. */
export function RowOperations({
  path,
  name,
  first,
  last,
  operate,
}: {
  path: string
  name: string
  first: boolean
  last: boolean
  operate: Operate
}) {
  const t = useTranslations('desk.settings')
  return (
    <Group gap={4} wrap="nowrap" data-moves>
      <Operation operation={`up:${path}`} label={t('up', { name })} operate={operate} disabled={first}>
        ↑
      </Operation>
      <Operation operation={`down:${path}`} label={t('down', { name })} operate={operate} disabled={last}>
        ↓
      </Operation>
      <Operation operation={`remove:${path}`} label={t('remove', { name })} operate={operate}>
        ✕
      </Operation>
    </Group>
  )
}

/** Puts the keyboard where it goes on: on the same button of a row that moved, else in the row, else on its heading. */
export function focusRow(operation: string, id: string | null): void {
  const verb = operation.slice(0, operation.indexOf(':'))
  const field = document.getElementById(id ?? 'add-field')
  const row = field?.closest('[data-row]')
  const moves = row?.querySelectorAll<HTMLElement>(':scope > [data-moves] button:not(:disabled)')
  const same = [...(moves ?? [])].find(button => (button as HTMLButtonElement).value.startsWith(`${verb}:`))
  if (verb !== 'add' && verb !== 'remove' && same) same.focus()
  else if (field?.checkVisibility()) field.focus()
  else row?.querySelector('summary')?.focus()
}
