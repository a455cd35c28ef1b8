namespace VerticalFarm.Integrations.Addresses;

/// <summary>A name leads to an address that nothing may be sent to.</summary>
internal sealed class AddressRefusedException(string message) : Exception(message);
