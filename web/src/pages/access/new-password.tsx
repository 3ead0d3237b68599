import { PASSWORD_LENGTH } from "@firsthand/govern/access/contract";
import { PasswordInput } from "@mantine/core";

/** What is wrong with a new password, if anything. The server refuses besides what is easy to guess. */
export function passwordFault(password: string): string | undefined {
  const { min, max } = PASSWORD_LENGTH;
  if (password === "") return `Choose a password of at least ${min} characters.`;
  const length = lengthOf(password);
  if (length < min) return `At least ${min} characters; these are ${length}.`;
  if (password.length > max) return `At most ${max} characters; these are ${length}.`;
  return undefined;
}

/** The field of a password that is chosen now. */
export function NewPassword({
  value,
  onChange,
  error,
  label = "Password",
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
  readonly label?: string;
}) {
  return (
    <PasswordInput
      label={label}
      description={hint(lengthOf(value))}
      autoComplete="new-password"
      required
      withAsterisk={false}
      maxLength={PASSWORD_LENGTH.max + 1}
      visibilityToggleButtonProps={{ "aria-label": "Show or hide the password", tabIndex: 0 }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      aria-invalid={error !== undefined}
    />
  );
}

/** As people count: an emoji is one. */
const lengthOf = (text: string): number => Array.from(text).length;

function hint(length: number): string {
  const { min } = PASSWORD_LENGTH;
  if (length === 0)
    return `${min} characters or more, best a few words that do not belong together. What is guessed first is refused.`;
  return length < min
    ? `${min - length} more ${min - length === 1 ? "character" : "characters"}`
    : `${length} characters: long enough.`;
}
