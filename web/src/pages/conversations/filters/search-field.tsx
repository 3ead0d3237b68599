import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { type RefObject, useState } from "react";

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly focused?: boolean;
  readonly size?: "sm" | "md";
  readonly field?: RefObject<HTMLInputElement | null>;
}

const typingPauseMs = 250;

/** A field whose words reach the address once typing rests. */
export function SearchField({ label, value, onChange, focused, size = "sm", field }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [told, setTold] = useState(value);
  const [before, setBefore] = useState(value);
  const tell = useDebouncedCallback((text: string) => {
    setTold(text);
    onChange(text);
  }, typingPauseMs);
  // Whatever else changes the address, as going back does, changes the field; what was typed meanwhile stays.
  if (value !== before) {
    setBefore(value);
    if (value !== told) {
      setTyped(value);
      setTold(value);
    }
  }
  const change = (text: string) => {
    setTyped(text);
    tell(text);
  };
  const clear = () => {
    setTyped("");
    setTold("");
    tell.cancel();
    onChange("");
  };
  return (
    <TextInput
      type="search"
      size={size}
      aria-label={label}
      placeholder={label}
      value={typed}
      maxLength={500}
      autoComplete="off"
      spellCheck={false}
      data-autofocus={focused}
      {...(field ? { ref: field } : {})}
      leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
      rightSection={typed === "" ? undefined : <CloseButton size="sm" aria-label="Clear the words" onClick={clear} />}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") tell.flush();
        if (event.key !== "Escape") return;
        event.stopPropagation();
        if (typed === "") event.currentTarget.blur();
        else clear();
      }}
    />
  );
}
