namespace VerticalFarm.Grains.Calls;

/// <summary>A grain that belongs to a farm; the call filter asks that farm who may call it.</summary>
internal interface IFarmPart
{
    /// <summary>The farm; null when this grain holds nothing (yet, or any more).</summary>
    Guid? FarmId { get; }
}
