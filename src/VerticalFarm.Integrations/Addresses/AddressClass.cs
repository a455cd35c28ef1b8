namespace VerticalFarm.Integrations.Addresses;

/// <summary>What an address is good for.</summary>
internal enum AddressClass
{
    /// <summary>One of the public internet.</summary>
    Public,

    /// <summary>One of somebody's own network, that of a carrier included.</summary>
    Private,

    /// <summary>This machine.</summary>
    Loopback,

    /// <summary>No address to connect to: link-local, those at which clouds serve credentials, those that mean many or none, those kept for other uses.</summary>
    Never,
}
