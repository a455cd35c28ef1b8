import { NativeSelect, NumberInput, TextInput } from "@mantine/core";
import type { ApiError } from "../api/error";
import type { Farm } from "../api/types";
import { text } from "../text";
import { here, zones } from "./zones";

const t = text.farms;

/** The fields of a farm, for a new one and for a change. */
export function FarmFields({ farm, wrong }: { farm?: Farm; wrong: ApiError | null }) {
  return (
    <>
      <TextInput name="name" label={t.name} required maxLength={100} defaultValue={farm?.name} error={wrong?.of("name")} />
      <TextInput name="location" label={t.location} maxLength={200} defaultValue={farm?.location ?? ""} error={wrong?.of("location")} />
      <div className="two">
        <NumberInput name="width" label={t.width} min={0} decimalScale={2} defaultValue={farm?.width ?? ""} error={wrong?.of("width")} hideControls />
        <NumberInput name="depth" label={t.depth} min={0} decimalScale={2} defaultValue={farm?.depth ?? ""} error={wrong?.of("depth")} hideControls />
      </div>
      <div className="two">
        <NumberInput name="latitude" label={text.settings.profile.latitude} min={-90} max={90} defaultValue={farm?.latitude ?? ""} error={wrong?.of("latitude")} hideControls />
        <NumberInput name="longitude" label={text.settings.profile.longitude} min={-180} max={180} defaultValue={farm?.longitude ?? ""} error={wrong?.of("longitude")} hideControls />
      </div>
      <NativeSelect name="timezone" label={t.timezone} data={zones} defaultValue={farm?.timezone ?? here} error={wrong?.of("timezone")} />
    </>
  );
}

/** What the form says, as the API takes it; an emptied field is cleared. */
export function farmOf(form: FormData): Record<string, unknown> {
  const said = (name: string) => String(form.get(name) ?? "").trim();
  const number = (name: string) => (said(name) === "" ? null : Number(said(name)));
  return {
    name: said("name"), location: said("location") || null, width: number("width"), depth: number("depth"),
    latitude: number("latitude"), longitude: number("longitude"), timezone: said("timezone"),
  };
}
