using System.Net;
using VerticalFarm.Integrations.Addresses;

namespace VerticalFarm.Integrations.Tests.Addresses;

public sealed class OutboundAddressesTests
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("223.255.255.255")]
    [InlineData("2600::1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    [InlineData("2002:808:808::1")]
    public void A_webhook_goes_to_the_public_internet(string address) => Assert.True(OutboundAddresses.AllowsWebhook(IPAddress.Parse(address), allowPrivate: false));

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("172.16.0.0")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.0")]
    [InlineData("100.127.255.255")]
    [InlineData("198.18.0.1")]
    [InlineData("fc00::1")]
    [InlineData("fdff::1")]
    [InlineData("fec0::1")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("2002:a00:1::")]
    public void A_webhook_goes_to_a_private_address_only_where_that_is_allowed(string address)
    {
        Assert.False(OutboundAddresses.AllowsWebhook(IPAddress.Parse(address), allowPrivate: false));
        Assert.True(OutboundAddresses.AllowsWebhook(IPAddress.Parse(address), allowPrivate: true));
        Assert.True(OutboundAddresses.AllowsHomeAssistant(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.255")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("64:ff9b::127.0.0.1")]
    [InlineData("2002:7f00:1::")]
    public void A_webhook_never_goes_to_this_machine_and_a_Home_Assistant_may_be_there(string address)
    {
        Assert.False(OutboundAddresses.AllowsWebhook(IPAddress.Parse(address), allowPrivate: true));
        Assert.True(OutboundAddresses.AllowsHomeAssistant(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::169.254.169.254")]
    [InlineData("2002:a9fe:a9fe::")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.0.192")]
    [InlineData("fd00:ec2::254")]
    [InlineData("192.0.2.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::7f00:1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("ff02::1")]
    [InlineData("2001::1")]
    public void Nothing_goes_to_addresses_of_clouds_credentials_nor_to_those_that_mean_many_or_none(string address)
    {
        Assert.False(OutboundAddresses.AllowsWebhook(IPAddress.Parse(address), allowPrivate: true));
        Assert.False(OutboundAddresses.AllowsHomeAssistant(IPAddress.Parse(address)));
    }
}
