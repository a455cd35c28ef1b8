import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { text } from "../text";
import { Fault } from "./Fault";
import { useAction } from "./useAction";

interface Props {
  opened: boolean;
  title: string;
  children: ReactNode;
  confirm: string;
  dangerous?: boolean;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks once before something that is not easily undone. */
export function Confirm({ opened, title, children, confirm, dangerous = false, onConfirm, onClose }: Props) {
  const action = useAction();
  const close = () => (action.clear(), onClose());
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ "aria-label": text.common.close }}>
      <div className="stack">
        {children}
        {action.fault !== null && <Fault fault={action.fault} />}
        <div className="row">
          <Button className={dangerous ? "danger" : undefined} loading={action.busy} onClick={() => void action.run(onConfirm).then((ok) => ok && close())}>
            {confirm}
          </Button>
          <Button variant="default" onClick={close}>
            {text.common.cancel}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
