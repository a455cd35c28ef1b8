import { ActionIcon, Menu, useMantineColorScheme } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useIsAdmin } from "../admin/useCluster";
import { signOut } from "../session/session";
import { text } from "../text";
import { Icon } from "../ui/Icon";
import { queries } from "../api/queries";

const t = text.session;

/** Who one is, how it looks, and the way out. */
export function AccountMenu() {
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  const admin = useIsAdmin(opened);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choices = [
    { scheme: "light", words: t.light, icon: "sun" },
    { scheme: "dark", words: t.dark, icon: "moon" },
    { scheme: "auto", words: t.system, icon: "gear" },
  ] as const;

  return (
    <Menu position="bottom-end" width={220} opened={opened} onChange={setOpened} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={text.shell.account}>
          <Icon name="user" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="home" />} onClick={() => void navigate("/")}>
          {text.shell.allFarms}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="user" />} onClick={() => void navigate("/account")}>
          {text.shell.account}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="card" />} onClick={() => void navigate("/billing")}>
          {text.billing.title}
        </Menu.Item>
        {admin && (
          <Menu.Item leftSection={<Icon name="gauge" />} onClick={() => void navigate("/admin/cluster")}>
            {text.admin.cluster}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Label>{t.appearance}</Menu.Label>
        {choices.map(({ scheme, words, icon }) => (
          <Menu.Item key={scheme} leftSection={<Icon name={icon} />} rightSection={colorScheme === scheme ? <Icon name="ok" label="✓" /> : null} onClick={() => setColorScheme(scheme)}>
            {words}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="exit" />} onClick={() => void signOut().then(() => (queries.clear(), navigate("/")))}>
          {t.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
