import { type FormEvent } from "react";
import { ApiError } from "../api/error";
import { useAction } from "../ui/useAction";

/** A form that is sent as a whole: what is under way, what is wrong with which field. */
export function useForm(send: (form: FormData) => Promise<unknown>, done?: () => void) {
  const action = useAction();
  return {
    busy: action.busy,
    fault: action.fault,
    wrong: action.fault instanceof ApiError ? action.fault : null,
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      const form = new FormData(event.currentTarget);
      void action.run(() => send(form)).then((ok) => ok && done?.());
    },
  };
}
