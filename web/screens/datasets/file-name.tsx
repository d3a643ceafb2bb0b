/** A file's name, which may break behind each underscore where there is no room. */
import { Fragment } from 'react'

export function FileName({
  name,
  isDim = false,
}: {
  readonly name: string
  readonly isDim?: boolean
}) {
  const parts = name.split('_')
  return (
    <code className={isDim ? 'file-name dim' : 'file-name'}>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {part}
          {index < parts.length - 1 && (
            <>
              _<wbr />
            </>
          )}
        </Fragment>
      ))}
    </code>
  )
}
