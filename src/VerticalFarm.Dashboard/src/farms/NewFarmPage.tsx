import { Button } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import { post } from "../api/client";
import { ApiError } from "../api/error";
import { queries } from "../api/queries";
import type { Farm } from "../api/types";
import { text } from "../text";
import { Fault } from "../ui/Fault";
import { useAction } from "../ui/useAction";
import { usePageTitle } from "../ui/usePageTitle";
import { FarmFields, farmOf } from "./FarmFields";
import "./farms.css";

/** Makes a farm and goes there. */
export default function NewFarmPage() {
  usePageTitle(text.farms.add);
  const navigate = useNavigate();
  const action = useAction();
  const [wrong, setWrong] = useState<ApiError | null>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setWrong(null);
    void action.run(async () => {
      try {
        const farm = await post<Farm>("farms", farmOf(form));
        await queries.invalidateQueries({ queryKey: ["farms"] });
        await navigate(`/farms/${farm.id}`);
      } catch (fault) {
        if (fault instanceof ApiError) setWrong(fault);
        throw fault;
      }
    });
  }

  return (
    <div className="page">
      <h1>{text.farms.add}</h1>
      <form className="form card" onSubmit={submit}>
        <FarmFields wrong={wrong} />
        {action.fault !== null && <Fault fault={action.fault} />}
        <div>
          <Button type="submit" loading={action.busy}>
            {text.farms.make}
          </Button>
        </div>
      </form>
    </div>
  );
}
