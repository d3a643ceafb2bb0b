/** Buttons, and links that look like them. One primary action a page. */
import { Link } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import { Mark } from './mark.tsx'

export type ButtonLook = 'plain' | 'primary' | 'quiet' | 'danger'

interface Look {
  readonly look?: ButtonLook
  readonly isSmall?: boolean
  readonly icon?: ReactNode
}

type ButtonProps = Look &
  ComponentProps<'button'> & {
    /** Something is under way because of it: it stays focusable and says so, but answers no second click. */
    readonly isBusy?: boolean
  }

export function Button({
  look = 'plain',
  isSmall = false,
  icon,
  isBusy = false,
  children,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(look, isSmall, className)}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    >
      {isBusy ? <Mark height={12} isDrawing /> : icon}
      {children}
    </button>
  )
}

type ButtonLinkProps = Look & {
  readonly to: string
  readonly children: ReactNode
  readonly className?: string
}

/** A link to one of our pages. */
export function ButtonLink({
  look = 'plain',
  isSmall = false,
  icon,
  to,
  children,
  className,
}: ButtonLinkProps) {
  return (
    <Link to={to} className={classes(look, isSmall, className)}>
      {icon}
      {children}
    </Link>
  )
}

type IconButtonProps = ComponentProps<'button'> & {
  readonly label: string
  readonly icon: ReactNode
}

/** Only an icon to see; `label` is read aloud and shown on hover. */
export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      className={classes('quiet', true, `icon-only ${className ?? ''}`)}
    >
      {icon}
    </button>
  )
}

/** The classes of a button, for what must be another element: a download link, a trigger. */
export function classes(look: ButtonLook, isSmall: boolean, more = ''): string {
  return ['btn', look === 'plain' ? '' : look, isSmall ? 'small' : '', more]
    .filter(Boolean)
    .join(' ')
}
