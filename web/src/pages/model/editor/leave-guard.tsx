import { Button, Group, Modal, Stack } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";

/** Asks before the page is left while something is typed that is not in force. */
export function LeaveGuard({ dirty }: { readonly dirty: boolean }) {
  const { status, proceed, reset } = useBlocker({
    // Versions are looked at on this page, beside what is typed.
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname,
    enableBeforeUnload: dirty,
    disabled: !dirty,
    withResolver: true,
  });
  if (status !== "blocked") return undefined;
  return (
    <Modal opened onClose={reset} title="Leave the editor?" centered closeButtonProps={{ "aria-label": "Close" }}>
      <Stack gap="sm">
        <p>
          What you changed is not in force yet. It stays in the editor while you look at other pages; it is lost when
          this window is closed or loaded again.
        </p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={proceed}>
            Leave
          </Button>
          <Button onClick={reset} data-autofocus>
            Stay here
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
